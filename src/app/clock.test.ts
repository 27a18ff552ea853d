import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { plainDate } from '../core/values/plain-date.ts';
import { machineClock } from './clock.ts';

describe('the clock', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('tells the day in London, also where it is still yesterday in UTC', () => {
    vi.setSystemTime('2026-06-30T23:30:00.000Z');
    expect([machineClock().today(), machineClock().now()]).toEqual(['2026-07-01', '2026-06-30T23:30:00.000Z']);
    vi.setSystemTime('2026-12-31T23:30:00.000Z');
    expect(machineClock().today()).toBe('2026-12-31');
  });

  it('keeps a fixed day, while instants run on', () => {
    vi.setSystemTime('2026-11-24T10:00:00.000Z');
    const clock = machineClock(plainDate('2026-02-28'));
    expect([clock.today(), clock.now()]).toEqual(['2026-02-28', '2026-02-28T10:00:00.000Z']);
    vi.setSystemTime('2026-11-25T10:00:00.000Z');
    expect([clock.today(), clock.now()]).toEqual(['2026-02-28', '2026-03-01T10:00:00.000Z']);
  });
});
