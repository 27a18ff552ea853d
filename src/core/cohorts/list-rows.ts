import type { EntryId, SubjectId } from '../values/ids.ts';
import { dayAndDate, daysBetween, type PlainDate } from '../values/plain-date.ts';
import type { WorkingCalendar } from '../values/working-calendar.ts';
import type { Entry } from '../chronology/entry.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import { inFoldOrder, standing } from '../chronology/resolve.ts';
import type { Fact, FactValue } from '../chronology/facts/fact.ts';
import type { Surroundings } from '../duties/derivation.ts';
import { writeFactValue } from '../duties/evidence.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { Program } from '../policy/program.ts';
import type { Cell } from '../policy/words/list.ts';
import { byFacts } from './order.ts';
import { standOn } from './stand.ts';
import { CHANGED, isChange, listGiven, type ListGiven } from './list-given.ts';
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

/** A subject with everything that may be read about it. */
export interface Chronicled {
  readonly subject: SubjectId;
  readonly entries: readonly Entry[];
}

interface Line {
  readonly subject: SubjectId;
  readonly env: Env;
  readonly entry?: Entry;
}

/** Only rows with this value of a filter. */
export type Narrowing = Readonly<Record<string, string>>;

/**
 * The list drawn up for a day from the chronologies as they are known now: who is on it, in its order, with what stands beside each.
 * @param narrowed rows without these values are left out; a name that is no filter of the list narrows nothing
 */
export function listRows(program: Program, list: PolicyList, subjects: readonly Chronicled[], around: Surroundings, day: PlainDate, narrowed: Narrowing = {}): readonly ListRow[] {
  const { facts } = program.subjects[list.about].slots;
  const lines = subjects.flatMap((s): Line[] => {
    const env = standOn(program, s.entries, around, day, list.about);
    if (!list.of.every((c) => c.test(env))) return [];
    if (list.each === undefined) return [{ subject: s.subject, env }];
    return unanswered(list, s.entries, env, day).map((entry) => ({ subject: s.subject, env, entry }));
  });
  const rows = lines.sort(inOrder(list, facts)).map((l) => rowOf(list, l, facts, around.calendar));
  const marked = list.givenTo.length === 0 ? rows : withChanges(rows, listGiven(program, list, subjects, around, day, rows));
  const kept = marked.filter((r) => fits(r, narrowed));
  return list.take === undefined ? kept : kept.slice(0, list.take);
}

/** Whether a row has the values to which the list is narrowed. */
function fits(row: ListRow, narrowed: Narrowing): boolean {
  return Object.entries(narrowed).every(([name, value]) => row.values[name]?.includes(value) ?? true);
}

function withChanges(rows: readonly ListRow[], given: readonly ListGiven[]): readonly ListRow[] {
  return rows.map((r) => (isChange(r, given) ? { ...r, marks: [...r.marks, CHANGED] } : r));
}

/** The row of a subject as it stood at a moment; undefined if it was not on the list. Of a list of subjects, not of entries. */
export function rowAt(program: Program, list: PolicyList, subject: SubjectId, env: Env, calendar: WorkingCalendar): ListRow | undefined {
  return list.of.every((c) => c.test(env)) ? rowOf(list, { subject, env }, program.subjects[list.about].slots.facts, calendar) : undefined;
}

/** Entries of the list's kind up to the day that nothing has answered by then. */
function unanswered(list: PolicyList, entries: readonly Entry[], env: Env, day: PlainDate): Entry[] {
  const { each } = list;
  if (each === undefined) return [];
  const known = standing(entries).filter((e) => e.occurredOn <= day);
  const answered = new Set(known.flatMap((e) => (list.until.includes(e.kind) && e.of !== undefined ? [e.of] : [])));
  return known.filter((e) => !answered.has(e.id) && each.some((x) => x.kind === e.kind && x.matches({ ...env, entry: e }))).sort(inFoldOrder);
}

function inOrder(list: PolicyList, facts: readonly Fact[]): (a: Line, b: Line) => number {
  const steps = list.then.map(({ cell, most }): ((a: Line, b: Line) => number) => {
    if (cell.is === 'fact' || cell.is === 'since') {
      // The longest since a day is the earliest day.
      const compare = byFacts(facts, [{ slot: cell.slot, most: cell.is === 'since' ? !most : most }]);
      return (a, b) => compare(a.env, b.env);
    }
    const read = (l: Line): string => String((cell.is === 'day' ? l.entry?.occurredOn : l.entry?.data[cell.name]) ?? '');
    return (a, b) => (read(a) === read(b) ? 0 : read(a) < read(b) !== most ? -1 : 1);
  });
  const isFirst = (l: Line): number => Number(list.first.some((c) => c.test(l.env)));
  return (a, b) => {
    const first = isFirst(b) - isFirst(a);
    if (first !== 0) return first;
    for (const step of steps) {
      const order = step(a, b);
      if (order !== 0) return order;
    }
    return a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0;
  };
}

function rowOf(list: PolicyList, line: Line, facts: readonly Fact[], calendar: WorkingCalendar): ListRow {
  const { env, entry } = line;
  const cell = (c: Cell): ListCell => cellOf(c, line, facts, calendar);
  const marks = list.marks.filter((m) => m.when.test(env)).map((m) => m.since.reduce((text, c) => text.replace(`{${c.name}}`, cell(c).text), m.mark));
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

function cellOf(c: Cell, { env, entry }: Line, facts: readonly Fact[], calendar: WorkingCalendar): ListCell {
  if (c.is === 'field' || c.is === 'day') {
    const field = entry === undefined || c.is === 'day' ? undefined : kindOf(entry.kind)?.fields[c.name];
    const value = (c.is === 'day' ? entry?.occurredOn : entry?.data[c.name]) as FactValue;
    const options = field?.type.is === 'choice' || field?.type.is === 'choices' ? field.type.options : {};
    const words = valuesOf(value).map((v) => options[v] ?? v);
    return { name: c.name, label: field?.label ?? 'Since', value, words, text: c.is === 'day' && entry !== undefined ? dayAndDate(entry.occurredOn, true) : words.join(', '), isWorker: field?.type.is === 'worker' };
  }
  const fact = facts[c.slot]!;
  const value = fact.value(env.facts[c.slot], env.day);
  if (c.is === 'fact') {
    const words = Array.isArray(value) ? value.map((v) => writeFactValue(fact, [String(v)])) : value === undefined ? [] : [writeFactValue(fact, value)];
    return { name: c.name, label: fact.label, value, words, text: words.join(', '), isWorker: c.name.startsWith('allocated.') };
  }
  const days = typeof value !== 'string' ? undefined : c.working ? calendar.workingDaysBetween(value as PlainDate, env.day) : daysBetween(value as PlainDate, env.day);
  const text = days === undefined ? '' : `${days} ${c.working ? 'working ' : ''}${days === 1 ? 'day' : 'days'}`;
  return { name: c.name, label: `${c.working ? 'Working days' : 'Days'} since: ${fact.label}`, value: days, words: days === undefined ? [] : [text], text, isWorker: false };
}
