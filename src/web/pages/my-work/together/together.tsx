import { kindOf } from '../../../../core/chronology/kinds/index.ts';
import type { AnyKind } from '../../../../core/chronology/kind.ts';
import { id, type CommandId } from '../../../../core/values/ids.ts';
import type { PlainDate } from '../../../../core/values/plain-date.ts';
import { loadMyWork, togetherKey, type DutyRow, type MyWork } from '../../../../app/work/my-work.ts';
import { record, type Recorded } from '../../../../app/record/record.ts';
import type { Objection } from '../../../../core/decisions/command.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import { readFields } from '../../../forms/read-fields.ts';
import { lastOf } from '../../../forms/typed.ts';
import { route, type Context, type FieldError, type Reply, type Route } from '../../../route.ts';
import { askedFields, isDueThisWeek, sharedChoice, type Member } from './asked-fields.ts';
import { TogetherView, type TogetherModel } from './together-view.tsx';

const PATH = '/my-work/together';
const READING = { permission: 'cases.record', purpose: 'answering duties of several children together', audit: { event: 'work.together', shown: 'duties of several children' } } as const;

interface Group {
  readonly key: string;
  readonly kind: AnyKind;
  readonly members: readonly Member[];
}

/** Whether anything was answered for a child: a tick, or something typed. */
export function isAnswered(typed: Typed, prefix: string): boolean {
  return Object.entries(typed).some(([name, values]) => name.startsWith(prefix) && values.some((v) => v.trim() !== ''));
}

async function groupOf(context: Context): Promise<Group | undefined> {
  const key = lastOf(context.form, 'key') || (context.query['key'] ?? '');
  const work = await loadMyWork(context.ports, context.who.reader, context.who.role, context.today);
  const rows = allDuties(work).filter((r) => togetherKey(r) === key && r.subject.kind === 'child').sort((a, b) => a.about.localeCompare(b.about));
  const kind = kindOf(rows[0]?.detail.proof[0]?.kind ?? '');
  return kind === undefined ? undefined : { key, kind, members: rows.map((row) => ({ row, prefix: `${row.subject.id}.` })) };
}

function allDuties(work: MyWork): DutyRow[] {
  return [work.overdue, work.today, work.thisWeek, work.later, work.untilDone].flatMap((p) => [...p.duties, ...p.together.flatMap((t) => t.rows)]);
}

async function show(context: Context): Promise<Reply> {
  const group = await groupOf(context);
  if (!group) return { is: 'redirect', to: '/my-work', notice: 'Nothing of this group is open any more.' };
  return page(context, group, { typed: context.held?.form ?? {}, errors: [], faults: new Map() });
}

function page(context: Context, group: Group, showing: Pick<TogetherModel, 'typed' | 'errors' | 'faults'> & { readonly notice?: string }): Reply {
  return {
    is: 'page',
    title: group.members[0]?.row.detail.title ?? 'Answer together',
    nav: 'my-work',
    back: { href: '/my-work', text: 'My work' },
    errors: showing.errors,
    ...(showing.notice === undefined ? {} : { notice: showing.notice }),
    body: <TogetherView {...showing} kind={group.kind} members={group.members} groupKey={group.key} csrf={context.who.csrf} today={context.today} command={lastOf(context.form, '_command') || context.ports.ids.next()} action={PATH} />,
  };
}

interface Sent {
  readonly done: number;
  readonly errors: readonly FieldError[];
  readonly faults: ReadonlyMap<string, string>;
}

async function submit(context: Context): Promise<Reply> {
  const group = await groupOf(context);
  if (!group) return { is: 'redirect', to: '/my-work', notice: 'Nothing of this group is open any more.' };
  const answered = group.members.filter((m) => isAnswered(context.form, m.prefix));
  const rest = lastOf(context.form, 'all');
  const members = rest === '' ? answered : group.members.filter((m) => answered.includes(m) || isDueThisWeek(m.row, context.today));
  if (members.length === 0) return page(context, group, { typed: context.form, faults: new Map(), errors: [{ text: 'Answer for at least one child, or choose one answer for all who have none.' }] });
  const sent = await recordEach(context, group, members, rest);
  if (sent.errors.length === 0) return { is: 'redirect', to: '/my-work', notice: sent.done === 1 ? 'Recorded for 1 child.' : `Recorded for ${sent.done} children.` };
  const left = await groupOf(context);
  return page(context, left ?? group, { typed: context.form, errors: sent.errors, faults: sent.faults, ...(sent.done === 0 ? {} : { notice: `Recorded for ${sent.done}. What is left stands below as you typed it.` }) });
}

async function recordEach(context: Context, group: Group, members: readonly Member[], rest: string): Promise<Sent> {
  const errors: FieldError[] = [];
  const faults = new Map<string, string>();
  let done = 0;
  for (const m of members) {
    const fields = askedFields(group.kind, m.row);
    const read = readFields(fields, context.form, context.today, m.prefix);
    const shared = sharedChoice(fields);
    const own = isAnswered(context.form, m.prefix);
    const data = { ...m.row.detail.proof[0]?.fill, ...(shared && rest !== '' && !own ? { [shared[0]]: rest } : {}), ...read.data };
    if (read.faults.size > 0) {
      for (const [field, text] of read.faults) {
        faults.set(field, text);
        errors.push({ field, text: `${m.row.about}: ${text}` });
      }
      continue;
    }
    const result = await recordOne(context, group, m, data, context.today);
    if (result.outcome === 'recorded' || result.outcome === 'proposed') done += 1;
    else errors.push(...faultsOf(m, result));
  }
  return { done, errors, faults };
}

function recordOne(context: Context, group: Group, m: Member, data: Readonly<Record<string, unknown>>, today: PlainDate): Promise<Recorded> {
  const of = group.kind.answers === undefined ? undefined : m.row.detail.startedBy;
  return record(context.ports, {
    id: id<CommandId>(`${lastOf(context.form, '_command')}-${m.row.subject.id}`),
    actor: context.actor(),
    subject: m.row.subject,
    source: 'live',
    answers: {},
    agreements: [],
    records: [{ kind: group.kind.name, data, occurredOn: today, ...(of === undefined ? {} : { of }) }],
  });
}

function faultsOf(m: Member, result: Exclude<Recorded, { outcome: 'recorded' | 'proposed' }>): FieldError[] {
  const say = (list: readonly Objection[]): FieldError[] => list.map((o) => ({ text: `${m.row.about}: ${o.wants} (${o.clause})` }));
  switch (result.outcome) {
    case 'invalid':
      return result.faults.map((f) => ({ field: `${m.prefix}${f.field}`, text: `${m.row.about}: give ${f.expected}` }));
    case 'refused':
      return say(result.objections);
    case 'asked':
      return say(result.questions);
    case 'conflict':
    case 'not-allowed':
      return [{ text: `${m.row.about}: ${result.why}` }];
  }
}

export const routes: readonly Route[] = [
  route({ method: 'GET', path: PATH, ...READING, handle: show }),
  route({ method: 'POST', path: PATH, ...READING, handle: submit }),
];
