import { dateOf, daysInMonth, fromDayNumber, partsOf, toDayNumber, plainDate, type PlainDate } from '../../core/values/plain-date.ts';
import type { DateOrder, Parsed, ParseContext } from './parsed.ts';
import { faultOf, valueOf } from './parsed.ts';

const MONTH_NAMES = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const MONTH_LABELS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const EXAMPLES = 'a date such as 14/01/2026, 14.01.26, 2026-01-14 or 14 Jan 2026';
const TIME = '(?:[ t,]+\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:z| ?[ap]m)?)?';
const YEAR_FIRST = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${TIME}$`, 'i');
const NUMBERS = new RegExp(`^(\\d{1,2})\\s?[-/.]\\s?(\\d{1,2})\\s?[-/.]\\s?(\\d{4}|\\d{2})${TIME}$`, 'i');
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+/i;
const DAY_NAME_YEAR = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[\\s-]*(?:of\\s+)?([a-z]{3,9})\\.?,?[\\s-]*(\\d{4}|\\d{2})${TIME}$`, 'i');
const NAME_DAY_YEAR = new RegExp(`^([a-z]{3,9})\\.?\\s*(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4}|\\d{2})${TIME}$`, 'i');
const NO_YEAR = /^(?:\d{1,2}\s?[-/.]\s?\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}|[a-z]{3,9}\s+\d{4})$/i;

/** Day numbers of spreadsheets count from 30 December 1899; 20,000 is October 1954 and 80,000 is January 2119. */
const SERIAL_ZERO = toDayNumber(plainDate('1899-12-30'));
const SERIALS = { from: 20_000, to: 80_000 };

/**
 * Reads a date as people write it. No date is guessed: a day and month without a year, or a day that does not exist, is a fault.
 * @param text as written
 * @param context gives the order of day and month, and today for the century of a year of two digits
 */
export function parseLooseDate(text: string, context: Pick<ParseContext, 'order' | 'today'>): Parsed<PlainDate> {
  const clean = text.trim().replace(/\s+/g, ' ').replace(WEEKDAY, '');
  const yearFirst = YEAR_FIRST.exec(clean);
  if (yearFirst) return dayOf(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]), text);
  const numbers = NUMBERS.exec(clean);
  if (numbers) return ofNumbers(Number(numbers[1]), Number(numbers[2]), fullYear(numbers[3] ?? '', context.today), context.order, text);
  const named = DAY_NAME_YEAR.exec(clean);
  if (named) return ofName(named[2] ?? '', Number(named[1]), fullYear(named[3] ?? '', context.today), text);
  const american = NAME_DAY_YEAR.exec(clean);
  if (american) return ofName(american[1] ?? '', Number(american[2]), fullYear(american[3] ?? '', context.today), text);
  const serial = /^\d{5}(?:\.\d+)?$/.test(clean) ? Math.floor(Number(clean)) : 0;
  if (serial >= SERIALS.from && serial <= SERIALS.to) return valueOf(fromDayNumber(SERIAL_ZERO + serial));
  if (NO_YEAR.test(clean)) return faultOf('no-year', `the whole date with day, month and year; "${text.trim()}" leaves one out`);
  return faultOf('not-a-date', EXAMPLES);
}

function ofNumbers(first: number, second: number, year: number, order: DateOrder, text: string): Parsed<PlainDate> {
  const [day, month] = order === 'day-first' ? [first, second] : [second, first];
  if (month > 12 && day <= 12) {
    const other = order === 'day-first' ? 'month/day' : 'day/month';
    const wanted = order === 'day-first' ? 'day/month/year' : 'month/day/year';
    return faultOf('impossible-date', `a date as ${wanted}, which is the order chosen for this file; "${text.trim()}" looks like ${other}`);
  }
  return dayOf(year, month, day, text);
}

function ofName(name: string, day: number, year: number, text: string): Parsed<PlainDate> {
  const start = name.toLowerCase();
  const month = start === 'sept' ? 9 : MONTH_NAMES.findIndex((m) => m.startsWith(start)) + 1;
  return month === 0 ? faultOf('not-a-date', EXAMPLES) : dayOf(year, month, day, text);
}

function dayOf(year: number, month: number, day: number, text: string): Parsed<PlainDate> {
  const date = dateOf(year, month, day);
  if (date !== undefined) return valueOf(date);
  if (month < 1 || month > 12) return faultOf('impossible-date', `a real date: "${text.trim()}" has no month ${month}`);
  return faultOf('impossible-date', `a real date: ${MONTH_LABELS[month - 1]} ${year} has ${daysInMonth(year, month)} days`);
}

/** 26 is 2026; a year of two digits more than ten years ahead lies in the last century. */
function fullYear(digits: string, today: PlainDate): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  const now = partsOf(today).year;
  const century = now - (now % 100);
  return century + year > now + 10 ? century - 100 + year : century + year;
}
