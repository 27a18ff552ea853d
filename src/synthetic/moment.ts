import { addDays, dateOf, toDayNumber, weekdayOf, type PlainDate } from '../core/values/plain-date.ts';

/** A day and a time of day in the service's time zone (Europe/London). */
export interface Moment {
  readonly on: PlainDate;
  /** HH:MM, in waking hours */
  readonly at: string;
}

/** Summer time runs from the last Sunday of March to the last Sunday of October; planned acts lie in waking hours, so the night of the change does not matter. */
function isSummerTime(day: PlainDate): boolean {
  const year = +day.slice(0, 4);
  return day >= lastSunday(year, 3) && day < lastSunday(year, 10);
}

function lastSunday(year: number, month: 3 | 10): PlainDate {
  const last = dateOf(year, month, 31)!;
  return addDays(last, -(weekdayOf(last) % 7));
}

/** The instant in UTC, as an ISO 8601 text with milliseconds. */
export function instantOf({ on, at }: Moment, milliseconds = 0): string {
  const hour = +at.slice(0, 2) - (isSummerTime(on) ? 1 : 0);
  const rest = milliseconds % 60_000;
  return `${on}T${String(hour).padStart(2, '0')}:${at.slice(3, 5)}:${String(Math.floor(rest / 1000)).padStart(2, '0')}.${String(rest % 1000).padStart(3, '0')}Z`;
}

/** Milliseconds from 1970 of an instant that `instantOf` wrote. */
export function epochOf(instant: string): number {
  const day = toDayNumber(instant.slice(0, 10) as PlainDate);
  return day * 86_400_000 + +instant.slice(11, 13) * 3_600_000 + +instant.slice(14, 16) * 60_000 + +instant.slice(17, 19) * 1000 + +instant.slice(20, 23);
}
