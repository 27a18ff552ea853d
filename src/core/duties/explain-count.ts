import { addDays, dayAndDate, partsOf, type PlainDate } from '../values/plain-date.ts';
import { writePeriod, type Period } from '../values/period.ts';
import type { SkippedDay, WorkingCalendar } from '../values/working-calendar.ts';

/** How a limit was counted, as sentences: where day 1 is and why, and which further days were passed over. */
export function explainCount(from: PlainDate, period: Period, until: PlainDate, calendar: WorkingCalendar): string[] {
  if (period.unit !== 'working day') return [`${writePeriod(period)} from ${dayAndDate(from)} end on ${dayAndDate(until)}`];
  if (period.n === 0) return [`due the same day, ${dayAndDate(until)}`];
  const first = calendar.addWorkingDays(from, 1);
  const out = [`day 1 is ${dayAndDate(first)}${because(calendar.skippedBetween(from, addDays(first, -1)))}`];
  const later = calendar.skippedBetween(first, until).filter((d) => d.why === 'bank holiday');
  if (later.length > 0) out.push(`${dates(later.map((d) => d.on))} ${later.length === 1 ? 'is a bank holiday and does' : 'are bank holidays and do'} not count`);
  if (period.n > 1) out.push(`day ${period.n} is ${dayAndDate(until)}`);
  return out;
}

/** " because 3 April and 6 April are bank holidays"; weekends alone are named as such. */
function because(skipped: readonly SkippedDay[]): string {
  const holidays = skipped.filter((d) => d.why === 'bank holiday');
  if (holidays.length > 0) return ` because ${dates(holidays.map((d) => d.on))} ${holidays.length === 1 ? `is a bank holiday (${holidays[0]!.name ?? ''})` : 'are bank holidays'}`;
  return skipped.length > 0 ? ' because the weekend does not count' : '';
}

/** "3 and 6 April", "25 December and 1 January" */
export function dates(days: readonly PlainDate[]): string {
  const month = (d: PlainDate): string => dayAndDate(d).split(' ').at(-1)!;
  const sameMonth = new Set(days.map(month)).size === 1;
  const written = days.map((d, i) => (sameMonth && i < days.length - 1 ? String(partsOf(d).day) : `${partsOf(d).day} ${month(d)}`));
  return written.length < 2 ? (written[0] ?? '') : `${written.slice(0, -1).join(', ')} and ${written.at(-1)!}`;
}
