import { addDays, weekdayOf, type PlainDate } from '../../core/values/plain-date.ts';
import type { WorkingCalendar } from '../../core/values/working-calendar.ts';
import { uuidOf } from '../ids.ts';

/** A six-weekly sitting of the RAG meeting. */
export interface PlannedSitting {
  readonly id: string;
  readonly on: PlainDate;
  /** the sitting before it, in time */
  readonly before?: PlainDate;
}

const SIX_WEEKS = 42;
const START = '10:00';

/**
 * Sittings on Tuesdays, six weeks apart, each brought forward where it falls on a bank holiday: eighteen that have been
 * (two years), the latest three to five weeks ago, and the next.
 */
export function planSittings(seed: number, today: PlainDate, calendar: WorkingCalendar): readonly PlannedSitting[] {
  const near = addDays(today, -24);
  const latest = addDays(near, -((weekdayOf(near) + 5) % 7));
  const days = Array.from({ length: 19 }, (_, i) => calendar.onOrBefore(addDays(latest, (i - 17) * SIX_WEEKS)));
  return days.map((on, i) => ({ id: uuidOf(`${seed} sitting ${i}`), on, ...(days[i - 1] === undefined ? {} : { before: days[i - 1]! }) }));
}

export { START as SITTING_STARTS_AT };
