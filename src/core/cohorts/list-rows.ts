import type { SubjectId } from '../values/ids.ts';
import { after } from '../values/period.ts';
import { type PlainDate } from '../values/plain-date.ts';
import type { WorkingCalendar } from '../values/working-calendar.ts';
import type { Entry } from '../chronology/entry.ts';
import { inFoldOrder, standing } from '../chronology/resolve.ts';
import type { Fact } from '../chronology/facts/fact.ts';
import type { Surroundings } from '../duties/derivation.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { Program } from '../policy/program.ts';
import type { Event } from '../policy/expression/condition.ts';
import { answersOf } from './answers.ts';
import { byFacts } from './order.ts';
import { standOn } from './stand.ts';
import type { PolicyList } from './policy-list.ts';
import { CHANGED, isChange, listGiven, type ListGiven } from './list-given.ts';
import { dayOf, fieldOf, rowOf, type Line, type ListRow } from './list-row.ts';

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
    return entryLines(list, s, env, around.calendar, day);
  });
  const rows = lines.sort(inOrder(list, facts)).map((l) => rowOf(list, l, facts, around.calendar));
  const marked = list.givenTo.length === 0 ? rows : withChanges(rows, listGiven(program, list, subjects, around, day, rows));
  const kept = marked.filter((r) => Object.entries(narrowed).every(([name, value]) => r.values[name]?.includes(value) ?? true));
  return list.take === undefined ? kept : kept.slice(0, list.take);
}

function withChanges(rows: readonly ListRow[], given: readonly ListGiven[]): readonly ListRow[] {
  return rows.map((r) => (isChange(r, given) ? { ...r, marks: [...r.marks, CHANGED] } : r));
}

/** Entries of the list's kind up to the day that nothing has answered by then, each as its latest answer left it. */
function entryLines(list: PolicyList, { subject, entries }: Chronicled, env: Env, calendar: WorkingCalendar, day: PlainDate): Line[] {
  const { each, due } = list;
  if (each === undefined) return [];
  const known = [...standing(entries)].filter((e) => e.occurredOn <= day).sort(inFoldOrder);
  const isOne = (events: readonly Event[], entry: Entry): boolean => events.some((x) => x.kind === entry.kind && x.matches({ ...env, entry }));
  const carriesOut = new Set(known.filter((e) => list.notAnswering.includes(e.kind)).map((e) => e.id));
  const candidates = known.filter((e) => isOne(each, e) && !(e.of !== undefined && carriesOut.has(e.of)));
  const answers = answersOf(known, (e) => candidates.includes(e), (e) => e.kind === list.asIn);
  return candidates.flatMap((entry): Line[] => {
    const theirs = answers.get(entry.id) ?? [];
    if (theirs.some((a) => isOne(list.until, a))) return [];
    const answer = theirs.findLast((a) => a.kind === list.asIn);
    const last = answer ?? entry;
    const said = due === undefined ? undefined : (last.data[due.field] as PlainDate | undefined);
    const by = due === undefined ? undefined : (said ?? (due.within.is === 'period' ? after(last.occurredOn, due.within.period, calendar) : undefined));
    return [{ subject, env, entry, ...(answer === undefined ? {} : { answer }), ...(by === undefined ? {} : { due: by }) }];
  });
}

function inOrder(list: PolicyList, facts: readonly Fact[]): (a: Line, b: Line) => number {
  const steps = list.then.map(({ cell, most }): ((a: Line, b: Line) => number) => {
    if (cell.is === 'fact' || cell.is === 'since') {
      // The longest since a day is the earliest day.
      const compare = byFacts(facts, [{ slot: cell.slot, most: cell.is === 'since' ? !most : most }]);
      return (a, b) => compare(a.env, b.env);
    }
    const read = (l: Line): string => String((cell.is === 'field' ? fieldOf(cell.name, l).value : dayOf(cell, l)) ?? '');
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
