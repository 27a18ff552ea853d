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

/** A subject, and the entry of the row on lists of entries, before anything is written of it. */
export interface Line {
  readonly subject: SubjectId;
  readonly env: Env;
  readonly entry?: Entry;
}

/** The row of a subject as it stood at a moment; undefined if it was not on the list. Of a list of subjects, not of entries. */
export function rowAt(program: Program, list: PolicyList, subject: SubjectId, env: Env, calendar: WorkingCalendar): ListRow | undefined {
  return list.of.every((c) => c.test(env)) ? rowOf(list, { subject, env }, program.subjects[list.about].slots.facts, calendar) : undefined;
}

/** What stands in a line of a list. */
export function rowOf(list: PolicyList, line: Line, facts: readonly Fact[], calendar: WorkingCalendar): ListRow {
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
