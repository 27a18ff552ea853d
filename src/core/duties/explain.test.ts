import { describe, expect, test } from 'vitest';
import { englandBankHolidays } from '../values/bank-holidays.ts';
import { plainDate } from '../values/plain-date.ts';
import { WorkingCalendar } from '../values/working-calendar.ts';
import { dates, explainCount } from './explain-count.ts';
import type { Duty } from './duty.ts';
import { missedTurns } from './missed.ts';

const calendar = new WorkingCalendar([2025, 2026, 2027].flatMap((y) => englandBankHolidays(y)));
const count = (from: string, n: number): string[] => {
  const day = plainDate(from);
  return explainCount(day, { n, unit: 'working day' }, calendar.addWorkingDays(day, n), calendar);
};

describe('how a limit was counted', () => {
  test('over Easter', () => {
    expect(count('2026-04-02', 5)).toEqual(['day 1 is Tue 7 April because 3 and 6 April are bank holidays', 'day 5 is Mon 13 April']);
  });
  test('over a weekend', () => {
    expect(count('2026-03-06', 1)).toEqual(['day 1 is Mon 9 March because the weekend does not count']);
  });
  test('a bank holiday later on is named', () => {
    expect(count('2026-04-30', 3)).toEqual(['day 1 is Fri 1 May', '4 May is a bank holiday and does not count', 'day 3 is Wed 6 May']);
  });
  test('over Christmas into the new year', () => {
    expect(count('2026-12-24', 5)).toEqual(['day 1 is Tue 29 December because 25 and 28 December are bank holidays', '1 January is a bank holiday and does not count', 'day 5 is Tue 5 January']);
  });
  test('days of two months are written out', () => {
    expect(dates([plainDate('2026-12-25'), plainDate('2027-01-01')])).toBe('25 December and 1 January');
  });
});

describe('turns that have gone by', () => {
  const weekly: Duty = { key: 'k', clause: 'ABC-1', title: 't', owner: 'team-manager', place: 0, startedOn: plainDate('2026-03-01'), due: plainDate('2026-03-10'), every: { n: 1, unit: 'week' }, occurrence: 1, state: 'open', proof: [], marks: [], adjustments: [], compartment: 'case' };
  test.each([
    ['2026-03-10', 0],
    ['2026-03-11', 1],
    ['2026-03-17', 1],
    ['2026-03-18', 2],
    ['2026-03-25', 3],
  ])('seen from %s: %i', (day, n) => {
    expect(missedTurns(weekly, plainDate(day), calendar)).toBe(n);
  });
  test('a paused one has missed nothing', () => {
    expect(missedTurns({ ...weekly, state: 'paused' }, plainDate('2026-06-01'), calendar)).toBe(0);
  });
});
