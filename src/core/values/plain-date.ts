/**
 * A civil date in the service's calendar (Europe/London), without a time of day.
 * Written YYYY-MM-DD, so that comparing two of them as text compares them as dates.
 */
export type PlainDate = string & { readonly __value: 'PlainDate' };

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days from 1 January 1970 for a civil date of the Gregorian calendar. */
function dayNumberOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}

function write(year: number, month: number, day: number): PlainDate {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as PlainDate;
}

/** The civil date that lies `n` days after 1 January 1970. */
export function fromDayNumber(n: number): PlainDate {
  const z = n + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  return write(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** Days from 1 January 1970. */
export function toDayNumber(date: PlainDate): number {
  return dayNumberOf(+date.slice(0, 4), +date.slice(5, 7), +date.slice(8, 10));
}

/** The parts of a date; month 1 to 12. */
export function partsOf(date: PlainDate): { year: number; month: number; day: number } {
  return { year: +date.slice(0, 4), month: +date.slice(5, 7), day: +date.slice(8, 10) };
}

/** How many days the month has (month 1 to 12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A date from its parts, or undefined if there is no such day (31 February). */
export function dateOf(year: number, month: number, day: number): PlainDate | undefined {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return undefined;
  if (!Number.isInteger(month) || month < 1 || month > 12) return undefined;
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return undefined;
  return write(year, month, day);
}

/** Reads YYYY-MM-DD; undefined for anything else, impossible days included. */
export function parsePlainDate(text: string): PlainDate | undefined {
  const m = FORM.exec(text);
  return m ? dateOf(+m[1]!, +m[2]!, +m[3]!) : undefined;
}

/** For literals in code and tests. @throws RangeError if the text is no date. */
export function plainDate(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (date === undefined) throw new RangeError(`"${text}" is no date; expected YYYY-MM-DD`);
  return date;
}

/** `n` calendar days later (earlier if negative). */
export function addDays(date: PlainDate, n: number): PlainDate {
  return fromDayNumber(toDayNumber(date) + n);
}

/** `n` calendar months later (earlier if negative); 30 January and one month is the last day of February. */
export function addMonths(date: PlainDate, n: number): PlainDate {
  const { year, month, day } = partsOf(date);
  const months = year * 12 + (month - 1) + n;
  const y = Math.floor(months / 12);
  const m = (months - y * 12) + 1;
  return write(y, m, Math.min(day, daysInMonth(y, m)));
}

/** Calendar days from `a` to `b`, negative if `b` is earlier. */
export function daysBetween(a: PlainDate, b: PlainDate): number {
  return toDayNumber(b) - toDayNumber(a);
}

/** 1 Monday to 7 Sunday (ISO 8601). */
export function weekdayOf(date: PlainDate): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  const w = (((toDayNumber(date) + 3) % 7) + 7) % 7;
  return (w + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** Whole years lived on `day` by somebody born on `birth`. A birthday on 29 February falls on 1 March in common years (Family Law Reform Act 1969 s 9 counts from the start of the anniversary; the anniversary that is missing is taken as 1 March). */
export function ageOn(birth: PlainDate, day: PlainDate): number {
  const years = +day.slice(0, 4) - +birth.slice(0, 4);
  return day.slice(5) >= birth.slice(5) ? years : years - 1;
}

/** The day on which somebody born on `birth` reaches `years`. */
export function birthday(birth: PlainDate, years: number): PlainDate {
  const { year, month, day } = partsOf(birth);
  return dateOf(year + years, month, day) ?? write(year + years, 3, 1);
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** "2 April 2026" */
export function longDate(date: PlainDate): string {
  const { year, month, day } = partsOf(date);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** "Thu 2 April" or, with `year`, "Thu 2 April 2026" */
export function dayAndDate(date: PlainDate, withYear = false): string {
  const { year, month, day } = partsOf(date);
  const text = `${DAYS[weekdayOf(date) - 1]!.slice(0, 3)} ${day} ${MONTHS[month - 1]}`;
  return withYear ? `${text} ${year}` : text;
}

/** "Thu 2 April", with its year where that is not the year of today: a day a year ago is not taken for one to come. */
export function dayNear(date: PlainDate, today: PlainDate): string {
  return dayAndDate(date, partsOf(date).year !== partsOf(today).year);
}

/** "Thursday" */
export function weekdayName(date: PlainDate): string {
  return DAYS[weekdayOf(date) - 1]!;
}
