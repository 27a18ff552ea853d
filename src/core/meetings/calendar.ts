import { after, type Period } from '../values/period.ts';
import { addDays, weekdayOf, type PlainDate } from '../values/plain-date.ts';
import type { SittingAhead } from '../duties/derivation.ts';
import type { WorkingCalendar } from '../values/working-calendar.ts';
import type { MeetingType } from './meeting-type.ts';

/** The Monday of the week of a day. */
export function mondayOf(day: PlainDate): PlainDate {
  return addDays(day, 1 - weekdayOf(day));
}

/**
 * The stretches of a meeting's rhythm without a sitting, by their first day: weeks (from a Monday) for a rhythm of weeks, otherwise
 * stretches of its length from the first Monday. A meeting without a rhythm has no gaps.
 * @param from any day of the first week looked at
 * @param until any day of the last week looked at
 */
export function gaps(meeting: Pick<MeetingType, 'name' | 'every'>, sittings: readonly SittingAhead[], from: PlainDate, until: PlainDate, calendar: WorkingCalendar): readonly PlainDate[] {
  const every: Period | undefined = meeting.every;
  if (every === undefined) return [];
  const out: PlainDate[] = [];
  const days = sittings.filter((s) => s.meeting === meeting.name).map((s) => s.on);
  for (let start = mondayOf(from); start <= until; ) {
    const next = after(start, every, calendar);
    if (!days.some((d) => d >= start && d < next)) out.push(start);
    start = next;
  }
  return out;
}
