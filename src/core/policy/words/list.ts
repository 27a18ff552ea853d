import { z } from 'zod';
import type { Role } from '../../access/roles.ts';
import { LIST_RECIPIENTS } from '../../chronology/kinds/sharing/name-list-shared.ts';
import type { Condition, Event } from '../expression/condition.ts';
import type { Length } from '../workbench.ts';
import { about, condition, event, events, length, role, word, type Rule, type RuleSubject } from './word.ts';

const schema = z.strictObject({
  name: z.string(),
  title: z.string().optional(),
  about,
  /** whose list it is; anybody's who may see the register if no clause says it */
  for: z.array(role).default([]),
  of: condition.optional(),
  /** one row for each entry like one of these, instead of one for each subject; it stays until `until` answers it, directly or through answers */
  each: events.optional(),
  until: z.array(event).default([]),
  /** an entry that answers one of these kinds itself is no row: the change that carries out a decision */
  'not-answering': z.array(z.string()).default([]),
  /** the latest answer of this kind gives the fields that it has: an agreement as its last review left it */
  'as-in': z.string().optional(),
  /** by which day each row is due: the day that a field gives, or so long after the entry, or after its latest answer; shown in place of the field */
  due: z.strictObject({ field: z.string(), within: length, /** stands beside what is overdue; may say "{days since due}" */ overdue: z.string() }).optional(),
  first: condition.optional(),
  /** facts by which the list is ordered, the least first; "most NAME": the most first; "day": that of the entry of the row */
  then: z.array(z.string()).default([]),
  /** facts that stand beside each name, "working days since NAME" and "days since NAME" of a day, fields of the entry of the row, and "answered": the day of the latest answer under `as-in` */
  shows: z.array(z.string()).default([]),
  /** marks beside some of them; a mark may say "{working days since NAME}" */
  marks: z.array(z.strictObject({ when: condition, mark: z.string() })).default([]),
  /** facts (or fields of the entry of the row) by whose values the list may be narrowed */
  filters: z.array(z.string()).default([]),
  /** only so many from the top are proposed */
  take: z.string().regex(/^(\d+|setting [\w-]+)$/, 'expected a number or "setting name"').optional(),
  /** what is recorded from the list: kinds of entry */
  record: z.array(z.string()).default([]),
  /** the recipients whom the list is given to: when it was, for each value of its first filter, and what has changed since */
  'given-to': z.array(z.string()).default([]),
});

/** What stands beside a name, or orders a list: a fact, the time since a day, or a field of the row's entry. */
export type Cell =
  | { readonly is: 'fact'; readonly slot: number; readonly name: string }
  | { readonly is: 'since'; readonly slot: number; readonly name: string; readonly working: boolean }
  | { readonly is: 'field'; readonly name: string }
  | { readonly is: 'day' | 'due' | 'overdue' | 'answered'; readonly name: string };

export interface ListAspect extends Rule {
  readonly about: RuleSubject;
  readonly source: z.output<typeof schema>;
  readonly cites: string;
  readonly for: readonly Role[];
  readonly of?: Condition;
  readonly each?: readonly Event[];
  readonly until: readonly Event[];
  readonly due?: { readonly field: string; readonly within: Length; readonly overdue: string; readonly since: readonly Cell[] };
  readonly first?: Condition;
  readonly then: readonly { readonly cell: Cell; readonly most: boolean }[];
  readonly shows: readonly Cell[];
  readonly marks: readonly { readonly when: Condition; readonly mark: string; readonly since: readonly Cell[] }[];
  readonly filters: readonly Cell[];
  readonly take?: number;
}

const SINCE = /^(working )?days since ([\w.-]+)$/;
const IN_MARK = /\{((?:working )?days since [\w.-]+)\}/g;

/** A list of children (or other subjects) in an order that the policy sets, for any day. Several clauses may each add to one. */
export const list = word({
  key: 'list',
  schema,
  compile(w, l, at): ListAspect {
    const { path } = at;
    for (const k of [...l.record, ...l['not-answering'], ...(l['as-in'] === undefined ? [] : [l['as-in']])]) w.kind([...path, 'record'], k);
    for (const r of l['given-to']) if (!Object.hasOwn(LIST_RECIPIENTS, r)) w.fault([...path, 'given-to'], `"${r}" is nobody whom a list is given to; expected one of ${Object.keys(LIST_RECIPIENTS).join(', ')}`);
    const each = l.each?.map((e) => w.event([...path, 'each'], e, l.about));
    const cell = (where: string, text: string): Cell => {
      if (each !== undefined) {
        if (text === 'day') return { is: 'day', name: 'day' };
        if (text === 'answered' && l['as-in'] !== undefined) return { is: 'answered', name: text };
        if (text === l.due?.field) return { is: 'due', name: text };
        if (l.due !== undefined && text === 'days since due') return { is: 'overdue', name: text };
      }
      const since = SINCE.exec(text);
      if (since) return { is: 'since', working: since[1] !== undefined, slot: w.dated([...path, where], since[2]!, l.about), name: text };
      if ([...(each ?? []).map((e) => e.kind), l['as-in'] ?? ''].some((kind) => w.hasField(kind, text))) return { is: 'field', name: text };
      return { is: 'fact', slot: w.fact([...path, where], text, l.about), name: text };
    };
    for (const e of l.due === undefined ? [] : (each ?? [])) w.field([...path, 'due'], e.kind, l.due!.field);
    const since = (where: string, text: string): Cell[] => [...text.matchAll(IN_MARK)].map((x) => cell(where, x[1]!));
    const take = l.take === undefined ? undefined : Number(l.take.startsWith('setting ') ? w.setting([...path, 'take'], l.take.slice(8)) : l.take);
    return {
      clause: at.clause,
      cites: at.says,
      about: l.about,
      source: l,
      for: l.for,
      ...(l.of === undefined ? {} : { of: w.condition([...path, 'of'], l.of, l.about) }),
      ...(each === undefined ? {} : { each }),
      until: l.until.map((e) => w.event([...path, 'until'], e, l.about)),
      ...(l.due === undefined ? {} : { due: { field: l.due.field, within: w.length([...path, 'due'], l.due.within, l.about), overdue: l.due.overdue, since: since('due', l.due.overdue) } }),
      ...(l.first === undefined ? {} : { first: w.condition([...path, 'first'], l.first, l.about) }),
      then: l.then.map((f) => ({ cell: cell('then', f.replace(/^most /, '')), most: f.startsWith('most ') })),
      shows: l.shows.map((f) => cell('shows', f)),
      marks: l.marks.map((m) => ({ mark: m.mark, when: w.condition([...path, 'marks'], m.when, l.about), since: since('marks', m.mark) })),
      filters: l.filters.map((f) => cell('filters', f)),
      ...(take === undefined || Number.isNaN(take) ? {} : { take }),
    };
  },
  describe(l, say) {
    const title = l.title ?? l.name.replaceAll('-', ' ');
    return [
      ...(l.of === undefined ? [] : [`${title}: ${l.each === undefined ? '' : `each ${say.events(l.each)} of `}those for whom ${say.condition(l.of)}${l.first === undefined ? '' : `, first those for whom ${say.condition(l.first)}`}.`]),
      ...(l.of === undefined && l.each !== undefined ? [`${title}: each ${say.events(l.each)}${l.until.length === 0 ? '' : ` until ${say.events(l.until)}`}.`] : []),
      ...(l['not-answering'].length === 0 ? [] : [`What answers ${l['not-answering'].map((k) => say.kind(k)).join(' or ')} is not on ${title}.`]),
      ...(l['as-in'] === undefined ? [] : [`On ${title} each stands as the latest ${say.kind(l['as-in'])} left it.`]),
      ...(l.due === undefined ? [] : [`Each is due by the day that it gives (${l.due.field.replaceAll('-', ' ')}), or within ${say.length(l.due.within)}; after it “${l.due.overdue}” stands beside it.`]),
      ...(l.then.length === 0 ? [] : [`${title} is ordered by ${l.then.map((f) => say.fact(f)).join(', then by ')}.`]),
      ...(l.filters.length === 0 ? [] : [`${title} can be narrowed by ${l.filters.map((f) => say.fact(f)).join(', ')}.`]),
      ...(l.take === undefined ? [] : [`Of ${title} the first ${l.take.startsWith('setting ') ? say.length(l.take) : l.take} are proposed.`]),
      ...l.marks.map((m) => `On ${title} “${m.mark}” stands beside those for whom ${say.condition(m.when)}.`),
      ...(l['given-to'].length === 0 ? [] : [`${title} is given to ${l['given-to'].map((r) => r.replaceAll('-', ' ')).join(' and ')}; it says when, and what has changed since.`]),
      ...(l.for.length === 0 ? [] : [`${title} is for the ${say.roles(l.for)}.`]),
    ];
  },
});
