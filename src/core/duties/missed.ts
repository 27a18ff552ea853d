import type { PlainDate } from '../values/plain-date.ts';
import { after } from '../values/period.ts';
import type { WorkingCalendar } from '../values/working-calendar.ts';
import { isLate, type Duty } from './duty.ts';

/**
 * How many turns of a duty have gone by undone, seen from a day: a repeated duty has one open turn, and each further interval
 * that has passed counts one more. 0 while it is not late.
 */
export function missedTurns(duty: Duty, today: PlainDate, calendar: WorkingCalendar): number {
  if (!isLate(duty, today) || duty.due === undefined) return 0;
  if (duty.every === undefined) return 1;
  let missed = 0;
  for (let n = 0; ; n += 1) {
    if (after(duty.due, { ...duty.every, n: duty.every.n * n }, calendar) >= today) return missed;
    missed += 1;
  }
}
