import fc from 'fast-check';
import Holidays from 'date-holidays';
import { describe, expect, test } from 'vitest';
import { englandBankHolidays } from './bank-holidays.ts';
import { after, before, parsePeriod, writePeriod } from './period.ts';
import { addDays, addMonths, ageOn, birthday, dateOf, daysBetween, fromDayNumber, parsePlainDate, plainDate, toDayNumber, weekdayOf, type PlainDate } from './plain-date.ts';
import { WorkingCalendar } from './working-calendar.ts';

const YEARS = Array.from({ length: 31 }, (_, i) => 2010 + i);
const calendar = new WorkingCalendar(YEARS.flatMap((y) => englandBankHolidays(y)));
const day = fc.integer({ min: toDayNumber(plainDate('2012-01-01')), max: toDayNumber(plainDate('2036-12-31')) }).map(fromDayNumber);

describe('bank holidays of England', () => {
  test.each(YEARS.filter((y) => y >= 2020 && y <= 2030))('%i: the weekdays that are bank holidays are those of an independent list', (year) => {
    const oracle = new Holidays('GB', 'ENG');
    const theirs = oracle
      .getHolidays(year)
      .filter((h) => h.type === 'public')
      .map((h) => plainDate(h.date.slice(0, 10)))
      .filter((d) => weekdayOf(d) <= 5);
    const ours = englandBankHolidays(year).map(([d]) => d);
    expect([...new Set(ours)].sort()).toEqual([...new Set(theirs)].sort());
  });

  test('none falls on a weekend, so that a substitute day always stands for it', () => {
    for (const y of YEARS) for (const [d, name] of englandBankHolidays(y)) expect(weekdayOf(d), `${d} ${name}`).toBeLessThanOrEqual(5);
  });
});

describe('working days', () => {
  test('a count of working days never ends on a day that is not worked', () => {
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 60 }), (d, n) => {
      expect(calendar.isWorkingDay(after(d, { n, unit: 'working day' }, calendar))).toBe(true);
      expect(calendar.isWorkingDay(before(d, { n, unit: 'working day' }, calendar))).toBe(true);
    }));
  });
  test('counting forward and counting what lies between agree', () => {
    fc.assert(fc.property(day, fc.integer({ min: 0, max: 60 }), (d, n) => void expect(calendar.workingDaysBetween(d, calendar.addWorkingDays(d, n))).toBe(n)));
  });
  test('the day of the trigger is day 0: Thursday before Easter, one working day is Tuesday after it', () => {
    expect(calendar.addWorkingDays(plainDate('2026-04-02'), 1)).toBe('2026-04-07');
    expect(calendar.addWorkingDays(plainDate('2026-04-02'), 5)).toBe('2026-04-13');
  });
  test('what was stepped over is named', () => {
    expect(calendar.skippedBetween(plainDate('2026-04-02'), plainDate('2026-04-06')).map((s) => `${s.on} ${s.name ?? s.why}`)).toEqual(['2026-04-03 Good Friday', '2026-04-04 weekend', '2026-04-05 weekend', '2026-04-06 Easter Monday']);
  });
});

describe('dates', () => {
  test('day numbers and dates are the same thing', () => {
    fc.assert(fc.property(day, (d) => void expect([fromDayNumber(toDayNumber(d)), parsePlainDate(d)]).toEqual([d, d])));
  });
  test('adding days and the days between agree', () => {
    fc.assert(fc.property(day, fc.integer({ min: -4000, max: 4000 }), (d, n) => void expect(daysBetween(d, addDays(d, n))).toBe(n)));
  });
  test('a month later keeps the day or takes the month’s last', () => {
    expect(addMonths(plainDate('2026-01-30'), 1)).toBe('2026-02-28');
    expect(addMonths(plainDate('2026-03-29'), -3)).toBe('2025-12-29');
    fc.assert(fc.property(day, fc.integer({ min: -60, max: 60 }), (d, n) => {
      const m = addMonths(d, n);
      expect(+m.slice(8) === +d.slice(8) || addDays(m, 1).endsWith('-01')).toBe(true);
    }));
  });
  test('there is no 31 February', () => {
    expect(parsePlainDate('2026-02-31')).toBeUndefined();
    expect(dateOf(2025, 2, 29)).toBeUndefined();
    expect(() => plainDate('31/12/2026')).toThrow(/expected YYYY-MM-DD/);
  });
  test('somebody born on 29 February is a year older on 1 March of a common year', () => {
    expect(ageOn(plainDate('2008-02-29'), plainDate('2026-02-28'))).toBe(17);
    expect(birthday(plainDate('2008-02-29'), 18)).toBe('2026-03-01');
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 90 }), (born, years) => {
      const b: PlainDate = birthday(born, years);
      expect([ageOn(born, b), ageOn(born, addDays(b, -1))]).toEqual([years, years - 1]);
    }));
  });
  test('periods are read as they are written', () => {
    for (const text of ['1 working day', '5 working days', '6 weeks', '3 months', '1 year']) expect(writePeriod(parsePeriod(text)!)).toBe(text);
    expect(parsePeriod('soon')).toBeUndefined();
  });
});
