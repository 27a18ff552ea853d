import { expect, test } from 'vitest';
import { plainDate } from '../../core/values/plain-date.ts';
import { quarterOf, quartersBefore } from './quarters.ts';

test('a quarter has its first and its last day, whatever day of it is asked', () => {
  expect(quarterOf(plainDate('2026-01-01'))).toEqual({ from: '2026-01-01', to: '2026-03-31', title: 'January to March 2026' });
  expect(quarterOf(plainDate('2026-03-31'))).toMatchObject({ from: '2026-01-01', to: '2026-03-31' });
  expect(quarterOf(plainDate('2026-12-31'))).toMatchObject({ from: '2026-10-01', to: '2026-12-31' });
});

test('quarters before a day begin with the one that runs, cut off with that day, and go over the turn of the year', () => {
  const quarters = quartersBefore(plainDate('2026-02-10'), 3);
  expect(quarters.map((q) => [q.from, q.to])).toEqual([['2026-01-01', '2026-02-10'], ['2025-10-01', '2025-12-31'], ['2025-07-01', '2025-09-30']]);
  expect(quarters[0]?.title).toBe('January to March 2026, so far');
  expect(quartersBefore(plainDate('2026-03-31'), 1)[0]?.title).toBe('January to March 2026');
});
