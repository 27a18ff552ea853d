import type { ChildRecord } from '../../app/child/child-page.ts';
import { ROLE_NAMES, roleLabel } from '../../core/access/roles.ts';
import type { Field } from '../../core/chronology/fields.ts';
import { askedFields, type Asked } from '../../core/decisions/asked-fields.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import type { Names } from '../../core/chronology/kind.ts';
import { kindOf } from '../../core/chronology/kinds/index.ts';
import { dayAndDate } from '../../core/values/plain-date.ts';

export interface Choice {
  readonly value: string;
  readonly text: string;
}

/** What can be chosen in a form about one child. */
export interface Choices {
  readonly people: readonly Choice[];
  readonly roles: readonly Choice[];
  readonly areas: readonly Choice[];
  readonly agencies: readonly Choice[];
  readonly duties: readonly Choice[];
  /** other systems that the policy names */
  readonly systems: readonly Choice[];
  /** fields that their kind leaves open and rules of the policy ask for */
  readonly asked: ReadonlyMap<Field, Asked>;
  /** standing entries of these kinds, the latest first */
  entries(kinds: readonly string[]): readonly Choice[];
}

export const ROLE_CHOICES: readonly Choice[] = ROLE_NAMES.filter((r) => r !== 'system').map((r) => ({ value: r, text: roleLabel(r) }));

/** What a form offers that is about no child: the roles alone. */
export const NO_CHOICES: Choices = { people: [], roles: ROLE_CHOICES, areas: [], agencies: [], duties: [], systems: [], asked: new Map(), entries: () => [] };

export function areaChoices(areas: readonly string[]): readonly Choice[] {
  return areas.map((name) => ({ value: name, text: name }));
}

/** The choices that the service itself gives: its people, areas and agencies. */
export function choicesOfService({ workers, areas, agencies }: Pick<ChildRecord, 'workers' | 'areas' | 'agencies'>): Choices {
  return {
    ...NO_CHOICES,
    people: workers.filter((w) => w.isSystem !== true).map((w) => ({ value: w.id, text: `${w.name}${w.posts.length > 0 ? `, ${[...new Set(w.posts.map((p) => roleLabel(p.role)))].join(' and ')}` : ''}` })),
    areas: areaChoices(areas),
    agencies: agencies.map((a) => ({ value: a.id, text: a.name })),
  };
}

/** The choices of forms about a child: the people of the service, the child's own entries and duties. */
export function choicesOf(record: ChildRecord): Choices {
  return {
    ...choicesOfService(record),
    duties: record.standing.duties.filter((d) => d.state === 'open' || d.state === 'brought-forward').map((d) => ({ value: d.key, text: d.title })),
    systems: record.program.rules.system.map((s) => ({ value: s.name, text: s.title })),
    asked: askedFields(record.program),
    entries: (kinds) => record.timeline.filter((e) => kinds.includes(e.kind)).reverse().map((e) => ({ value: e.id, text: entryText(e, record.names) })),
  };
}

/** "Appointment, Thu 2 April 2026: at the office" */
export function entryText(entry: Entry, names: Names): string {
  const kind = kindOf(entry.kind);
  const summary = kind === undefined || entry.withdrawn === true ? '' : kind.summary(entry.data, names);
  const said = summary.length > 120 ? `${summary.slice(0, 117)}…` : summary;
  return `${kind?.label ?? entry.kind}, ${dayAndDate(entry.occurredOn, true)}${said === '' ? '' : `: ${said}`}`;
}

/** How many are offered where an entry may answer any other. */
const LATEST = 25;

/** Entries that are still without an answer: appointments without an outcome, actions not done. Where any entry may be answered, the latest. */
export function unanswered(record: ChildRecord, kinds: readonly string[] | 'any', answeredBy: string): readonly Entry[] {
  const answered = new Set(record.timeline.filter((e) => e.kind === answeredBy && e.of !== undefined).map((e) => e.of));
  const open = record.timeline.filter((e) => (kinds === 'any' ? e.kind !== answeredBy : kinds.includes(e.kind)) && !answered.has(e.id)).reverse();
  return kinds === 'any' ? open.slice(0, LATEST) : open;
}
