import type { EntryId, SubjectId } from '../values/ids.ts';
import { dayAndDate, daysBetween, type PlainDate } from '../values/plain-date.ts';
import type { WorkingCalendar } from '../values/working-calendar.ts';
import type { Entry } from '../chronology/entry.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import type { Fact, FactValue } from '../chronology/facts/fact.ts';
import { writeFactValue } from '../duties/evidence.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { Program } from '../policy/program.ts';
import type { Cell } from '../policy/words/list.ts';
import type { PolicyList } from './policy-list.ts';

/** Something beside a name: what it is called, its value, and how people read it. */
export interface ListCell {
  readonly name: string;
  readonly label: string;
  readonly value: FactValue;
  readonly text: string;
  /** each value in words */
  readonly words: readonly string[];
  readonly isWorker: boolean;
}

/** One line of a list. */
export interface ListRow {
  readonly subject: SubjectId;
  /** the entry of the row, on lists of entries */
  readonly entry?: EntryId;
  readonly on?: PlainDate;
  readonly cells: readonly ListCell[];
  readonly marks: readonly string[];
  /** values by which the list may be narrowed */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** the same in words, with the label of the filter */
  readonly filterTexts: readonly { readonly filter: string; readonly label: string; readonly value: string; readonly text: string }[];
}

/** A subject, with the entry of the row on lists of entries, before anything is written of it. */
export interface Line {
  readonly subject: SubjectId;
  readonly env: Env;
  readonly entry?: Entry;
  /** the latest answer to it of the kind that the list names */
  readonly answer?: Entry;
  readonly due?: PlainDate;
}

/** A field of the row's entry, as its latest answer gives it where that has the field at all. */
export function fieldOf(name: string, { entry, answer }: Line): { readonly kind: string | undefined; readonly value: FactValue } {
  const from = answer !== undefined && Object.hasOwn(kindOf(answer.kind)?.fields ?? {}, name) ? answer : entry;
  return { kind: from?.kind, value: from?.data[name] as FactValue };
}

/** A day of the row itself: that of its entry, of its latest answer, or by which it is due. */
export function dayOf({ is }: Cell, { entry, answer, due }: Line): PlainDate | undefined {
  return is === 'due' || is === 'overdue' ? due : is === 'answered' ? answer?.occurredOn : entry?.occurredOn;
}

/** The row of a subject as it stood at a moment; undefined if it was not on the list. Of a list of subjects, not of entries. */
export function rowAt(program: Program, list: PolicyList, subject: SubjectId, env: Env, calendar: WorkingCalendar): ListRow | undefined {
  return list.of.every((c) => c.test(env)) ? rowOf(list, { subject, env }, program.subjects[list.about].slots.facts, calendar) : undefined;
}

/** What stands in a line of a list. */
export function rowOf(list: PolicyList, line: Line, facts: readonly Fact[], calendar: WorkingCalendar): ListRow {
  const { env, entry } = line;
  const cell = (c: Cell): ListCell => (c.is === 'fact' || c.is === 'since' ? factCell(c, line.env, facts, calendar) : ownCell(c, list, line));
  const filled = (mark: string, since: readonly Cell[]): string => since.reduce((text, c) => text.replace(`{${c.name}}`, cell(c).text), mark);
  const marks = [
    ...list.marks.filter((m) => m.when.test(env)).map((m) => filled(m.mark, m.since)),
    ...(list.due !== undefined && line.due !== undefined && line.due < env.day ? [filled(list.due.overdue, list.due.since)] : []),
  ];
  return {
    subject: line.subject,
    ...(entry === undefined ? {} : { entry: entry.id, on: entry.occurredOn }),
    cells: list.shows.map(cell),
    marks,
    values: Object.fromEntries(list.filters.map((f) => [f.name, valuesOf(cell(f).value)] as const)),
    filterTexts: list.filters.flatMap((f) => {
      const { label, value, words } = cell(f);
      return valuesOf(value).map((v, i) => ({ filter: f.name, label, value: v, text: words[i] ?? v }));
    }),
  };
}

function valuesOf(value: FactValue): readonly string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value.map(String) : [typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)];
}

const DAY_LABELS = { day: 'Since', answered: 'Last answered', due: 'By', overdue: 'Days since' } as const;

/** What the row's own entry says, and the days that come of it. */
function ownCell(c: Exclude<Cell, { readonly slot: number }>, { asIn }: PolicyList, line: Line): ListCell {
  const { kind, value: said } = fieldOf(c.name, line);
  const field = kind === undefined ? undefined : kindOf(kind)?.fields[c.name];
  const { name } = c;
  if (c.is === 'overdue') return sinceCell(name, DAY_LABELS.overdue, line.due === undefined ? undefined : daysBetween(line.due, line.env.day), false);
  if (c.is !== 'field') {
    const value = dayOf(c, line);
    const label = c.is === 'answered' && asIn !== undefined ? (kindOf(asIn)?.label ?? asIn) : (field?.label ?? DAY_LABELS[c.is]);
    const words = value === undefined ? [] : [dayAndDate(value, true)];
    return { name, label, value, words, text: words.join(''), isWorker: false };
  }
  const options = field?.type.is === 'choice' || field?.type.is === 'choices' ? field.type.options : {};
  const words = valuesOf(said).map((v) => (field?.type.is === 'date' ? dayAndDate(v as PlainDate, true) : (options[v] ?? v)));
  return { name, label: field?.label ?? 'Since', value: said, words, text: words.join(', '), isWorker: field?.type.is === 'worker' };
}

function factCell(c: Extract<Cell, { readonly slot: number }>, env: Env, facts: readonly Fact[], calendar: WorkingCalendar): ListCell {
  const fact = facts[c.slot]!;
  const value = fact.value(env.facts[c.slot], env.day);
  if (c.is === 'fact') {
    const words = Array.isArray(value) ? value.map((v) => writeFactValue(fact, [String(v)])) : value === undefined ? [] : [writeFactValue(fact, value)];
    return { name: c.name, label: fact.label, value, words, text: words.join(', '), isWorker: c.name.startsWith('allocated.') };
  }
  const days = typeof value !== 'string' ? undefined : c.working ? calendar.workingDaysBetween(value as PlainDate, env.day) : daysBetween(value as PlainDate, env.day);
  return sinceCell(c.name, `${c.working ? 'Working days' : 'Days'} since: ${fact.label}`, days, c.working);
}

function sinceCell(name: string, label: string, days: number | undefined, working: boolean): ListCell {
  const text = days === undefined ? '' : `${days} ${working ? 'working ' : ''}${days === 1 ? 'day' : 'days'}`;
  return { name, label, value: days, words: days === undefined ? [] : [text], text, isWorker: false };
}
