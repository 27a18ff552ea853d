import type { ItemProblem } from '../../../../app/meetings/judge-item.ts';
import type { OpenItem } from '../../../../app/meetings/open-item.ts';
import type { MeetingType } from '../../../../core/meetings/meeting-type.ts';
import type { FieldError } from '../../../route.ts';
import { askedFields, PARTS } from '../item-fields.ts';

/** Where on the form of a child a problem is settled; undefined if elsewhere (the attendance, the record). */
export function controlOf(item: Pick<OpenItem, 'groups' | 'rating'> & { readonly sitting: { readonly meeting: MeetingType } }, problem: ItemProblem): string | undefined {
  const { field } = problem;
  if (field === undefined) return problem.sort === 'asked' && problem.clause !== '' ? `answer:${problem.clause}` : undefined;
  if (field.includes('.') || field.startsWith('carry-') || field.startsWith('not-needed') || field.startsWith('stays-')) return field;
  const kind = item.rating?.kind;
  const chosen = item.rating?.rule?.source.field;
  if (field === 'rating') return chosen === undefined ? undefined : `${PARTS.rating}${chosen}`;
  if (field === 'consideration') {
    const group = item.groups.find((g) => g.needs === 'consideration');
    const first = Object.keys(askedFields(group?.kind ?? ''))[0];
    return group === undefined || first === undefined ? undefined : `${PARTS.considered}${group.group}.${first}`;
  }
  if (field === 'ends') return 'ends';
  const outcome = item.groups.find((g) => g.needs === 'outcome' && g.kind !== undefined && (field === 'outcome' || field in askedFields(g.kind)))?.kind;
  if (outcome !== undefined) return `${PARTS.outcome}${outcome}.${field === 'outcome' ? (Object.keys(askedFields(outcome))[0] ?? '') : field}`;
  if (field === 'owner' || field === 'owner-role' || field === 'owner-name') return `${PARTS.action}.0.who`;
  if (field === 'due') return `${PARTS.action}.0.due`;
  return kind !== undefined && field in askedFields(kind) ? `${PARTS.rating}${field}` : undefined;
}

/** Problems as the summary of errors says them: which rule, and what would satisfy it. */
export function errorsOf(item: Parameters<typeof controlOf>[0], problems: readonly ItemProblem[]): FieldError[] {
  const seen = new Set<string>();
  return problems.flatMap((p): FieldError[] => {
    const field = controlOf(item, p);
    const text = `${sentence(p.says)} ${p.clause === '' ? '' : `(${p.clause}) `}What would satisfy it: ${p.wants}.`;
    if (seen.has(text)) return [];
    seen.add(text);
    return [field === undefined ? { text } : { field, text }];
  });
}

/** The same at the controls. */
export function faultMap(item: Parameters<typeof controlOf>[0], problems: readonly ItemProblem[]): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  for (const p of problems) {
    const field = controlOf(item, p);
    if (field !== undefined && !out.has(field)) out.set(field, `Give ${p.wants}`);
  }
  return out;
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
