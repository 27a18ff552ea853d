import { expect, test } from 'vitest';
import { parsePeriod } from '../values/period.ts';
import { addDays, plainDate } from '../values/plain-date.ts';
import { WorkingCalendar } from '../values/working-calendar.ts';
import { entryKeptUntil, hasEnded, lastDayOver } from './terms.ts';

const calendar = new WorkingCalendar([]);

test.each([
  ['7 days', '2026-03-02', '2026-02-22'],
  ['30 days', '2024-03-01', '2024-01-30'],
  ['1 month', '2026-03-31', '2026-02-28'],
  ['1 month', '2026-04-01', '2026-02-28'],
  ['1 month', '2026-03-01', '2026-01-31'],
  ['1 year', '2025-03-01', '2024-02-29'],
  ['6 years', '2026-02-28', '2020-02-27'],
  ['6 years', '2026-03-01', '2020-02-29'],
])('kept %s, on %s everything up to %s is over, and the day after is not', (keep, today, last) => {
  const period = parsePeriod(keep);
  const rule = { keep: period! };
  expect(lastDayOver(rule, plainDate(today), calendar)).toBe(last);
});

test('it agrees with the day until which each is kept, for every day of two years', () => {
  for (const keep of ['7 days', '2 weeks', '1 month', '3 months', '1 year'] as const) {
    const rule = { keep: parsePeriod(keep)! };
    for (let today = plainDate('2023-06-01'); today < '2025-06-01'; today = addDays(today, 1)) {
      const last = lastDayOver(rule, today, calendar);
      expect(hasEnded(entryKeptUntil({ ...rule, clause: '', key: '', title: '', about: 'child', from: 'entry', insteadOf: [], atTheEnd: 'review', leaves: [], proposes: [], agrees: [] }, { occurredOn: last }, calendar), today)).toBe(true);
    }
  }
});
