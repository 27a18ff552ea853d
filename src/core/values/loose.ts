import { parsePeriod, type Period } from './period.ts';
import { addDays, dateOf, daysInMonth, parsePlainDate, partsOf, weekdayOf, type PlainDate } from './plain-date.ts';
import { fail, ok, type Result } from './result.ts';

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const NUMBERS = /^(\d{1,2})\s?[-/.\s]\s?(\d{1,2})\s?[-/.\s]\s?(\d{4}|\d{2})$/;
const NAMED = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]*(?:of\s+)?([a-z]{3,9})\.?,?[\s-]*(\d{4}|\d{2})$/;
const NO_YEAR = /^(?:\d{1,2}\s?[-/.]\s?\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9})$/;

/** Which way a day without a date points: "Mon" of something that happened is the last Monday, of an appointment the next. */
export type Lean = 'past' | 'future';

/**
 * Reads a date as people type it in Britain: 1/1/2026, 1.1.26, 1 Jan 2026, 2026-01-01, today, yesterday, tomorrow, Mon.
 * Nothing is guessed: without a year, or for a day that does not exist, the error says what is missing.
 * @param today for the words, and for the century of a year of two digits (never more than ten years ahead)
 * @returns the date, or what was expected
 */
export function parseDateAsTyped(text: string, today: PlainDate, lean: Lean = 'past'): Result<PlainDate, string> {
  const clean = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const exact = parsePlainDate(clean);
  if (exact !== undefined) return ok(exact);
  const word = WORDS[clean];
  if (word !== undefined) return ok(addDays(today, word));
  const weekday = clean.length >= 3 ? DAYS.findIndex((d) => d.startsWith(clean) || (clean === 'tues' && d === 'tuesday') || (clean === 'thurs' && d === 'thursday')) : -1;
  if (weekday >= 0) return ok(nearest(weekday + 1, today, lean));
  const numbers = NUMBERS.exec(clean);
  if (numbers) return dayOf(+numbers[1]!, +numbers[2]!, fullYear(numbers[3]!, today));
  const named = NAMED.exec(clean.replace(/^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? /, ''));
  if (named) {
    const month = MONTHS.findIndex((m) => m.startsWith(named[2]!) || (named[2] === 'sept' && m === 'september')) + 1;
    if (month > 0) return dayOf(+named[1]!, month, fullYear(named[3]!, today));
  }
  if (NO_YEAR.test(clean)) return fail('the year as well, for example 1/1/2026');
  return fail('a date such as 1/1/2026, 1 Jan 2026, today or yesterday');
}

const WORDS: Readonly<Record<string, number>> = { today: 0, yesterday: -1, tomorrow: 1 };

function nearest(weekday: number, today: PlainDate, lean: Lean): PlainDate {
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  if (lean === 'future') return addDays(today, ahead === 0 ? 7 : ahead);
  return addDays(today, ahead === 0 ? 0 : ahead - 7);
}

function dayOf(day: number, month: number, year: number): Result<PlainDate, string> {
  const date = dateOf(year, month, day);
  if (date !== undefined) return ok(date);
  if (month < 1 || month > 12) return fail(`the day first, then the month: there is no month ${month}`);
  const name = MONTHS[month - 1]!;
  return fail(`a day that exists: ${name.charAt(0).toUpperCase()}${name.slice(1)} ${year} has ${daysInMonth(year, month)} days`);
}

function fullYear(digits: string, today: PlainDate): number {
  const year = +digits;
  if (digits.length === 4) return year;
  const now = partsOf(today).year;
  const century = now - (now % 100);
  return century + year > now + 10 ? century - 100 + year : century + year;
}

const CLOCK = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s?(am|pm)?$/;

/**
 * Reads a time of day: 9:30, 930, 0930, 9.30, 9am, 2pm, noon. A bare hour is not enough: it could be morning or afternoon.
 * @returns HH:MM, or what was expected
 */
export function parseTimeAsTyped(text: string): Result<string, string> {
  const clean = text.trim().toLowerCase();
  if (clean === 'noon' || clean === 'midday') return ok('12:00');
  const expected = fail('a time such as 9:30 or 2pm');
  const m = CLOCK.exec(clean);
  if (!m || (m[2] === undefined && m[3] === undefined)) return expected;
  const hour = +m[1]!;
  const minute = +(m[2] ?? '0');
  if (minute > 59 || hour > 23 || (m[3] !== undefined && (hour < 1 || hour > 12))) return expected;
  const of24 = m[3] === undefined ? hour : (hour % 12) + (m[3] === 'pm' ? 12 : 0);
  return ok(`${String(of24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
}

const EVERY: Readonly<Record<string, string>> = { daily: '1 day', weekly: '1 week', fortnightly: '2 weeks', monthly: '1 month', yearly: '1 year' };
const NUMBER_WORDS: Readonly<Record<string, string>> = { a: '1', one: '1', two: '2', three: '3', four: '4', five: '5', six: '6' };

/** Reads a period: 1 week, two weeks, fortnightly, every 6 weeks. @returns the period, or what was expected */
export function parsePeriodAsTyped(text: string): Result<Period, string> {
  const clean = text.trim().toLowerCase().replace(/^every /, '');
  const inNumbers = EVERY[clean] ?? clean.replace(/^[a-z]+(?= )/, (word) => NUMBER_WORDS[word] ?? word).replace(/^(?=(?:day|week|month|year)$)/, '1 ');
  const period = parsePeriod(inNumbers === 'fortnight' || inNumbers === '1 fortnight' ? '2 weeks' : inNumbers);
  return period === undefined || period.n === 0 ? fail('how often, such as 1 week, 6 weeks or 1 month') : ok(period);
}
