import type { SubjectId } from '../values/ids.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { Entry } from '../chronology/entry.ts';
import { inFoldOrder, standing } from '../chronology/resolve.ts';
import type { Fact } from '../chronology/facts/fact.ts';
import type { Surroundings } from '../duties/derivation.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { Program } from '../policy/program.ts';
import { byFacts } from './order.ts';
import { standOn } from './stand.ts';
import { CHANGED, isChange, listGiven, type ListGiven } from './list-given.ts';
import { rowOf, type Line, type ListRow } from './list-row.ts';
import type { PolicyList } from './policy-list.ts';

export type { ListCell, ListRow } from './list-row.ts';

/** A subject with everything that may be read about it. */
export interface Chronicled {
  readonly subject: SubjectId;
  readonly entries: readonly Entry[];
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
