import { describe, expect, it } from 'vitest';
import { plainDate } from '../../core/values/plain-date.ts';
import { parseLooseDate } from './loose-date.ts';

const read = (text: string, order: 'day-first' | 'month-first' = 'day-first') => parseLooseDate(text, { order, today: plainDate('2026-11-24') });

describe('dates as people write them', () => {
  it.each([
    ['1/1/2026', '2026-01-01'],
    ['01.02.26', '2026-02-01'],
    ['13-10-2026', '2026-10-13'],
    ['2026-01-14', '2026-01-14'],
    ['2026/1/4', '2026-01-04'],
    ['3 Aug 2010', '2010-08-03'],
    ['04 Mar 2026', '2026-03-04'],
    ['3rd August 2010', '2010-08-03'],
    ['Mon 3 Sept 2012', '2012-09-03'],
    ['14-Nov-11', '2011-11-14'],
    ['August 3, 2010', '2010-08-03'],
    [' 24/12/08 ', '2008-12-24'],
    ['01/02/2026 00:00:00', '2026-02-01'],
    ['2026-02-01T00:00:00.000Z', '2026-02-01'],
    ['46336', '2026-11-10'],
    ['29/02/2024', '2024-02-29'],
  ])('%s is %s', (text, date) => {
    expect(read(text)).toEqual({ value: date });
  });

  it('reads the month first where that is the order', () => {
    expect(read('02/13/2026', 'month-first')).toEqual({ value: '2026-02-13' });
    expect(read('02/03/2026', 'month-first')).toEqual({ value: '2026-02-03' });
  });

  it('takes a year of two digits far ahead for the last century', () => {
    expect(read('01/05/98').value).toBe('1998-05-01');
    expect(read('01/05/27').value).toBe('2027-05-01');
  });

  it.each([
    ['31/02/2010', 'impossible-date', 'a real date: February 2010 has 28 days'],
    ['29/02/2026', 'impossible-date', 'a real date: February 2026 has 28 days'],
    ['02/13/2026', 'impossible-date', 'a date as day/month/year, which is the order chosen for this file; "02/13/2026" looks like month/day'],
    ['2/12', 'no-year', 'the whole date with day, month and year; "2/12" leaves one out'],
    ['May 2026', 'no-year', 'the whole date with day, month and year; "May 2026" leaves one out'],
    ['soon', 'not-a-date', 'a date such as 14/01/2026, 14.01.26, 2026-01-14 or 14 Jan 2026'],
    ['12 Foo 2026', 'not-a-date', 'a date such as 14/01/2026, 14.01.26, 2026-01-14 or 14 Jan 2026'],
    ['771', 'not-a-date', 'a date such as 14/01/2026, 14.01.26, 2026-01-14 or 14 Jan 2026'],
  ])('refuses %s and says what would do', (text, code, expected) => {
    expect(read(text)).toEqual({ fault: { code, expected } });
  });
});
