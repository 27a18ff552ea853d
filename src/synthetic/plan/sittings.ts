import { addDays, weekdayOf, type PlainDate } from '../../core/values/plain-date.ts';
import type { WorkingCalendar } from '../../core/values/working-calendar.ts';
import { uuidOf } from '../ids.ts';

/** A sitting of a meeting that comes again and again. */
export interface PlannedSitting {
  readonly id: string;
  readonly on: PlainDate;
  /** the sitting before it, in time */
  readonly before?: PlainDate;
}

const SIX_WEEKS = 42;
const FORTNIGHT = 14;
const START = '10:00';

/**
 * Sittings of the RAG meeting on Tuesdays, six weeks apart, each brought forward where it falls on a bank holiday: eighteen that
 * have been (two years), the latest three to five weeks ago, and the next.
 */
export function planSittings(seed: number, today: PlainDate, calendar: WorkingCalendar): readonly PlannedSitting[] {
  const near = addDays(today, -24);
  const latest = addDays(near, -((weekdayOf(near) + 5) % 7));
  const days = Array.from({ length: 19 }, (_, i) => calendar.onOrBefore(addDays(latest, (i - 17) * SIX_WEEKS)));
  return days.map((on, i) => ({ id: uuidOf(`${seed} sitting ${i}`), on, ...(days[i - 1] === undefined ? {} : { before: days[i - 1]! }) }));
}

/**
 * Days of the case management panel: each second Thursday, brought forward where it is a bank holiday, for two years back; the
 * latest five to eleven days ago, the next within nine days, and those of the coming half year for which reviews are set.
 */
export function planPanels(seed: number, today: PlainDate, calendar: WorkingCalendar): readonly PlannedSitting[] {
  const near = addDays(today, -5);
  const latest = addDays(near, -((weekdayOf(near) + 3) % 7));
  const days = Array.from({ length: 67 }, (_, i) => calendar.onOrBefore(addDays(latest, (i - 53) * FORTNIGHT)));
  return days.map((on, i) => ({ id: uuidOf(`${seed} panel ${i}`), on, ...(days[i - 1] === undefined ? {} : { before: days[i - 1]! }) }));
}

/** The first of some sittings on a day or after it. */
export function nextPanel(panels: readonly PlannedSitting[], day: PlainDate): PlannedSitting | undefined {
  return panels.find((p) => p.on >= day);
}

export { START as SITTING_STARTS_AT };
