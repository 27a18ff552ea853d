import { addDays, dateOf, fromDayNumber, toDayNumber, weekdayOf, type PlainDate } from './plain-date.ts';

/** Easter Sunday of a year (Gregorian computus). */
export function easterSunday(year: number): PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return dateOf(year, month, day)!;
}

function firstMonday(year: number, month: number): PlainDate {
  const first = dateOf(year, month, 1)!;
  return addDays(first, (8 - weekdayOf(first)) % 7);
}

function lastMonday(year: number, month: number): PlainDate {
  const next = month === 12 ? dateOf(year + 1, 1, 1)! : dateOf(year, month + 1, 1)!;
  const last = fromDayNumber(toDayNumber(next) - 1);
  return addDays(last, 1 - weekdayOf(last));
}

/** Proclaimed exceptions (Banking and Financial Dealings Act 1971 s 1(2) and (3)): moved and one-off days. */
const MOVED: Readonly<Record<number, { early?: PlainDate; spring?: PlainDate }>> = {
  2020: { early: '2020-05-08' as PlainDate },
  2022: { spring: '2022-06-02' as PlainDate },
};
const EXTRA: readonly (readonly [PlainDate, string])[] = [
  ['2022-06-03' as PlainDate, 'Platinum Jubilee'],
  ['2022-09-19' as PlainDate, 'State Funeral of Queen Elizabeth II'],
  ['2023-05-08' as PlainDate, 'Coronation of King Charles III'],
];

/** The bank holidays of England that fall on weekdays in a year, by rule; they seed a table that the service may edit. */
export function englandBankHolidays(year: number): (readonly [PlainDate, string])[] {
  const easter = easterSunday(year);
  const newYear = dateOf(year, 1, 1)!;
  const christmas = dateOf(year, 12, 25)!;
  const days: (readonly [PlainDate, string])[] = [];
  const ny = weekdayOf(newYear);
  days.push(ny <= 5 ? [newYear, 'New Year’s Day'] : [addDays(newYear, 8 - ny), 'New Year’s Day (substitute day)']);
  days.push([addDays(easter, -2), 'Good Friday'], [addDays(easter, 1), 'Easter Monday']);
  days.push([MOVED[year]?.early ?? firstMonday(year, 5), 'Early May bank holiday']);
  days.push([MOVED[year]?.spring ?? lastMonday(year, 5), 'Spring bank holiday']);
  days.push([lastMonday(year, 8), 'Summer bank holiday']);
  const w = weekdayOf(christmas);
  const boxing = addDays(christmas, 1);
  if (w <= 4) days.push([christmas, 'Christmas Day'], [boxing, 'Boxing Day']);
  else if (w === 5) days.push([christmas, 'Christmas Day'], [addDays(christmas, 3), 'Boxing Day (substitute day)']);
  else if (w === 6) days.push([addDays(christmas, 2), 'Christmas Day (substitute day)'], [addDays(christmas, 3), 'Boxing Day (substitute day)']);
  else days.push([boxing, 'Boxing Day'], [addDays(christmas, 2), 'Christmas Day (substitute day)']);
  for (const extra of EXTRA) if (extra[0].startsWith(`${year}-`)) days.push(extra);
  return days.sort((a, b) => (a[0] < b[0] ? -1 : 1));
}
