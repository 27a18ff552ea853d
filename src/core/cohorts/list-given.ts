import type { SubjectId } from '../values/ids.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { Entry } from '../chronology/entry.ts';
import { nameListShared } from '../chronology/kinds/sharing/name-list-shared.ts';
import { standing } from '../chronology/resolve.ts';
import { standAt } from '../decisions/stand-at.ts';
import type { Surroundings } from '../duties/derivation.ts';
import type { Program } from '../policy/program.ts';
import { rowAt, type ListRow } from './list-row.ts';
import type { Chronicled } from './list-rows.ts';
import type { PolicyList } from './policy-list.ts';

/** The mark of somebody who came onto a list after it was given. */
export const CHANGED = 'change since the list was given';

/** When the list of one area (one value of its first filter) was given last, and what has changed since. */
export interface ListGiven {
  readonly value: string;
  /** the value in words */
  readonly text: string;
  /** the day on which it was given last; absent: never */
  readonly on?: PlainDate;
  /** on it when it was given */
  readonly then: readonly SubjectId[];
  /** on it now, and not when it was given */
  readonly came: readonly SubjectId[];
  /** on it when it was given, and not now */
  readonly gone: readonly SubjectId[];
}

interface Named {
  readonly subject: SubjectId;
  readonly value: string;
  readonly text: string;
}

/**
 * What has changed on a list since it was given, for each value of its first filter. Who was on the list when it was given is whoever
 * stood on it at that moment and on whose record it is written that the name was given.
 * @param now the rows of the list on the day
 */
export function listGiven(program: Program, list: PolicyList, subjects: readonly Chronicled[], around: Surroundings, day: PlainDate, now: readonly ListRow[]): readonly ListGiven[] {
  const present = now.flatMap((r) => namedIn(r, list));
  const given = subjects.flatMap((s) => givenOf(program, list, s, around, day));
  const values = new Map([...given, ...present].map((n) => [n.value, n.text] as const));
  return [...values].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([value, text]): ListGiven => {
    const theirs = given.filter((g) => g.value === value);
    const on = theirs.map((g) => g.on).sort().at(-1);
    const then = new Set(theirs.filter((g) => g.on === on).map((g) => g.subject));
    const here = new Set(present.filter((n) => n.value === value).map((n) => n.subject));
    return { value, text, ...(on === undefined ? {} : { on }), then: [...then], came: [...here].filter((s) => !then.has(s)), gone: [...then].filter((s) => !here.has(s)) };
  });
}

/** Whether a row is a change: its list was given without it, or it was given with the list of another area. */
export function isChange({ subject }: ListRow, given: readonly ListGiven[]): boolean {
  return given.some((g) => g.came.includes(subject) && (g.on !== undefined || given.some((o) => o.then.includes(subject))));
}

/** On which days somebody's name was given with the list, and where they stood on it then. */
function givenOf(program: Program, list: PolicyList, { subject, entries }: Chronicled, around: Surroundings, day: PlainDate): readonly (Named & { readonly on: PlainDate })[] {
  return standing(entries).filter((e) => e.occurredOn <= day && isGiven(e, list)).flatMap((e) => {
    const row = rowAt(program, list, subject, standAt(program, entries, e, around, list.about), around.calendar);
    return row === undefined ? [] : namedIn(row, list).map((n) => ({ ...n, on: e.occurredOn }));
  });
}

function isGiven({ kind, data }: Entry, { givenTo }: PolicyList): boolean {
  return kind === nameListShared.name && Array.isArray(data['recipients']) && data['recipients'].some((r) => givenTo.includes(String(r)));
}

/** Under which values of the first filter a row stands; a list without filters is one. */
function namedIn(row: ListRow, { filters: [filter] }: PolicyList): readonly Named[] {
  if (filter === undefined) return [{ subject: row.subject, value: '', text: '' }];
  return row.filterTexts.filter((t) => t.filter === filter.name).map((t) => ({ subject: row.subject, value: t.value, text: t.text }));
}
