import { describe, expect, it } from 'vitest';
import { parseDateAsTyped, parsePeriodAsTyped, parseTimeAsTyped, type Lean } from './loose.ts';
import { plainDate } from './plain-date.ts';

/** A Tuesday. */
const TODAY = plainDate('2026-11-24');
const date = (text: string, lean?: Lean): string => {
  const read = parseDateAsTyped(text, TODAY, lean);
  return read.ok ? read.value : `expected ${read.error}`;
};
const time = (text: string): string => {
  const read = parseTimeAsTyped(text);
  return read.ok ? read.value : `expected ${read.error}`;
};

describe('dates as typed', () => {
  it.each([
    ['1/1/2026', '2026-01-01'], ['1.1.26', '2026-01-01'], ['01-01-2026', '2026-01-01'], ['1 1 26', '2026-01-01'], ['2026-01-01', '2026-01-01'],
    ['1 Jan 2026', '2026-01-01'], ['1st of January 2026', '2026-01-01'], ['Thu 1 Jan 26', '2026-01-01'], ['3 sept 2026', '2026-09-03'],
    ['14/5/09', '2009-05-14'], ['14/5/37', '1937-05-14'], [' Today ', '2026-11-24'], ['yesterday', '2026-11-23'], ['tomorrow', '2026-11-25'],
  ])('reads %s as %s', (text, expected) => expect(date(text)).toBe(expected));

  it('takes a weekday as the last one of what happened and the next one of what is planned', () => {
    expect([date('Mon'), date('tues'), date('Wednesday')]).toEqual(['2026-11-23', '2026-11-24', '2026-11-18']);
    expect([date('Mon', 'future'), date('Tue', 'future'), date('Wed', 'future')]).toEqual(['2026-11-30', '2026-12-01', '2026-11-25']);
  });

  it('guesses nothing and says what is missing', () => {
    expect(date('1/1')).toContain('the year as well');
    expect(date('3 March')).toContain('the year as well');
    expect(date('31/2/2026')).toContain('February 2026 has 28 days');
    expect(date('1/13/2026')).toContain('there is no month 13');
    for (const text of ['soon', 'tbc', '', 'm', '99']) expect(date(text)).toContain('a date such as');
  });
});

describe('times as typed', () => {
  it.each([['9:30', '09:30'], ['930', '09:30'], ['0930', '09:30'], ['9.30', '09:30'], ['9am', '09:00'], ['2 pm', '14:00'], ['12am', '00:00'], ['12pm', '12:00'], ['1430', '14:30'], ['noon', '12:00']])(
    'reads %s as %s', (text, expected) => expect(time(text)).toBe(expected),
  );
  it.each(['9', '25:00', '9:60', '13pm', 'later', ''])('does not read "%s"', (text) => expect(time(text)).toBe('expected a time such as 9:30 or 2pm'));
});

describe('periods as typed', () => {
  it.each([
    ['1 week', 1, 'week'], ['two weeks', 2, 'week'], ['every 6 weeks', 6, 'week'], ['fortnightly', 2, 'week'], ['a month', 1, 'month'], ['week', 1, 'week'], ['5 working days', 5, 'working day'],
  ])('reads %s', (text, n, unit) => expect(parsePeriodAsTyped(text)).toEqual({ ok: true, value: { n, unit } }));
  it('says what it expected', () => expect(parsePeriodAsTyped('often')).toEqual({ ok: false, error: 'how often, such as 1 week, 6 weeks or 1 month' }));
});
