import { describe, expect, it } from 'vitest';
import { plainDate } from '../values/plain-date.ts';
import { cutAt, faultsOfPost, firstDayWithout, heldOn, lastDayWith, nextDayWith, type Span } from './span.ts';

const days = (from: string, until?: string): { from: Span['from']; until?: Span['from'] } => ({ from: plainDate(from), ...(until === undefined ? {} : { until: plainDate(until) }) });
const post = (from: string, until?: string, more: Partial<Span> = {}): Span => ({ role: 'case-manager', area: '', agency: 'yjs', ...days(from, until), ...more });
const WORDS = { day: (d: string) => d, role: (r: string) => r, agency: (a: string) => a };
const faults = (wanted: Span, ...others: readonly Span[]): readonly string[] => faultsOfPost(wanted, others, WORDS).map((f) => `${f.field}: ${f.says}`);

describe('a post', () => {
  it('is held from its first day to its last, and on no other', () => {
    expect(['2027-02-28', '2027-03-01', '2027-06-30', '2027-07-01'].map((d) => heldOn(days('2027-03-01', '2027-06-30'), plainDate(d)))).toEqual([false, true, true, false]);
  });

  it('may stand beside another, and cannot be held twice on one day', () => {
    expect(faults(post('2027-03-01'), post('2026-01-01', undefined, { role: 'team-manager' }))).toEqual([]);
    expect(faults(post('2027-03-01'), post('2026-01-01', undefined, { area: 'North' }))).toEqual([]);
    expect(faults(post('2027-07-01'), post('2026-01-01', '2027-06-30'))).toEqual([]);
    expect(faults(post('2027-06-30'), post('2026-01-01', '2027-06-30'))).toEqual(['from: This post is held from 2026-01-01 to 2027-06-30 already: change the days of that one, or begin after it']);
    expect(faults(post('2026-01-01', '2026-12-31'), post('2026-12-31'))[0]).toContain('from 2026-12-31 without an end');
  });

  it('is for one agency on a day, and may be for another from the next', () => {
    expect(faults(post('2027-07-01', undefined, { agency: 'probation', role: 'probation-officer' }), post('2026-01-01', '2027-06-30'))).toEqual([]);
    expect(faults(post('2027-06-30', undefined, { agency: 'probation', role: 'probation-officer' }), post('2026-01-01', '2027-06-30'))[0]).toContain('agency: Nobody works for two agencies on one day: case-manager for yjs');
  });

  it('does not end before it begins; what covers no day stands in nobody’s way', () => {
    expect(faults(post('2027-03-01', '2027-02-28'))).toEqual(['until: Give a last day that is not before the first, 2027-03-01']);
    expect(faults(post('2027-03-01'), post('2027-03-01', '2027-02-28'))).toEqual([]);
  });
});

describe('the day from which nobody holds it', () => {
  const first = (from: string, ...posts: readonly Span[]): string | undefined => firstDayWithout(posts, plainDate(from));

  it('is the day after the last of the posts that follow each other', () => {
    expect(first('2027-06-01', post('2027-01-01', '2027-06-30'))).toBe('2027-07-01');
    expect(first('2027-06-01', post('2027-01-01', '2027-06-30'), post('2027-07-01', '2027-09-30'))).toBe('2027-10-01');
    expect(first('2027-06-01', post('2027-01-01', '2027-06-30'), post('2027-05-01'))).toBeUndefined();
  });

  it('is the first day of a gap, and today where nothing is held today', () => {
    const gap = [post('2027-01-01', '2027-06-30'), post('2027-07-05')];
    expect(first('2027-06-01', ...gap)).toBe('2027-07-01');
    expect(first('2027-07-03', ...gap)).toBe('2027-07-03');
    expect(first('2027-07-05', ...gap)).toBeUndefined();
    expect([lastDayWith(gap, plainDate('2027-07-03')), nextDayWith(gap, plainDate('2027-07-03'))]).toEqual(['2027-06-30', '2027-07-05']);
    expect(lastDayWith([], plainDate('2027-07-03'))).toBeUndefined();
  });

  it('comes sooner where the account or the agency ends sooner', () => {
    expect(firstDayWithout(cutAt([post('2027-01-01')], plainDate('2027-03-31')), plainDate('2027-03-01'))).toBe('2027-04-01');
    expect(firstDayWithout(cutAt([post('2027-01-01', '2027-02-28')], plainDate('2027-03-31')), plainDate('2027-02-01'))).toBe('2027-03-01');
  });
});
