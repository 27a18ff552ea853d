import { describe, expect, test } from 'vitest';
import { id } from '../values/ids.ts';
import { englandBankHolidays } from '../values/bank-holidays.ts';
import { plainDate } from '../values/plain-date.ts';
import { WorkingCalendar } from '../values/working-calendar.ts';
import type { Entry } from '../chronology/entry.ts';
import { loadPolicy } from '../policy/load.ts';
import type { Surroundings } from './derivation.ts';
import { derive } from './derive.ts';
import { isLate, type Duty } from './duty.ts';

const calendar = new WorkingCalendar(englandBankHolidays(2026));
const around: Surroundings = { calendar, sittings: [], settings: {} };
const clauses = [
  { id: 'ABC-1', duty: { title: 'Tell', starts: 'dyo.classified', while: 'dyo.active', within: '1 working day', 'met-by': 'dyo.notified', owner: 'case-manager' } },
  { id: 'ABC-2', duty: { title: 'Oversee', while: 'dyo.active', every: '2 weeks', 'met-by': 'oversight.recorded', owner: 'team-manager', tags: ['work'] } },
  { id: 'ABC-3', pause: { of: ['work'], while: 'custody.in' } },
];
const loaded = loadPolicy([{ file: 't.yaml', lineOf: () => 1, faults: [], value: { policy: 'test/test', 'in-force-from': '2019-05-01', source: 'a test', clauses: clauses.map((c) => ({ cites: '1', says: 'Something that has to be said.', ...c })) } }], 'h', () => calendar);
if (!loaded.ok) throw new Error(loaded.error.map((f) => f.message).join('\n'));
const program = loaded.value.subjects.child;

let seq = 0;
function entry(on: string, kind: string, data: Record<string, unknown> = {}, more: Partial<Entry> = {}): Entry {
  seq += 1;
  return {
    id: id(`e${seq}`), seq, service: id('s'), subject: { kind: 'child', id: id('c') }, act: id(`a${seq}`), kind, data, occurredOn: plainDate(on), recordedAt: '', recordedBy: id('w'), recordedAs: 'team-manager',
    agency: id('yos'), compartment: 'case', source: 'live', ...more,
  };
}
function duties(entries: readonly Entry[], today: string, clause: string, with_: Partial<Surroundings> = {}): readonly Duty[] {
  return derive(program, entries, { ...around, ...with_ }, plainDate(today)).duties.filter((d) => d.clause === clause);
}
const adjusted = (on: string, duty: string, how: string, until?: string): Entry => entry(on, 'duty.adjusted', { duty, how, reason: 'He was in hospital', ...(until === undefined ? {} : { until: plainDate(until) }) });

describe('a duty and what is recorded about it', () => {
  test('keeps its name and the reasons given for it when the entry that started it is corrected', () => {
    const start = entry('2026-03-02', 'dyo.classified');
    const [before] = duties([start], '2026-03-05', 'ABC-1');
    const reason = adjusted('2026-03-05', before!.key, 'late-reason');
    const correction = entry('2026-03-04', 'dyo.classified', {}, { supersedes: start.id, reason: 'The day was wrong' });
    const after = duties([start, reason, correction], '2026-03-06', 'ABC-1');
    expect(after).toHaveLength(1);
    expect(after[0]).toMatchObject({ key: before!.key, startedOn: '2026-03-04', due: '2026-03-05', adjustments: [{ how: 'late-reason', reason: 'He was in hospital' }] });
  });
  test('goes when the entry that started it is withdrawn', () => {
    const start = entry('2026-03-02', 'dyo.classified');
    expect(duties([start, entry('2026-03-03', 'dyo.classified', {}, { supersedes: start.id, withdrawn: true, reason: 'The wrong child' })], '2026-03-10', 'ABC-1')).toEqual([]);
  });
  test('was not known before it was recorded', () => {
    const start = entry('2026-03-02', 'dyo.classified');
    const told = entry('2026-03-03', 'dyo.notified', { recipients: [], channel: 'e-mail' });
    const then = derive(program, [start, told], around, plainDate('2026-03-10'), start.seq).duties.find((d) => d.clause === 'ABC-1');
    expect(then?.state).toBe('open');
  });
  test('stays late with a reason, and is not late with a new date', () => {
    const start = entry('2026-03-02', 'dyo.classified');
    const key = duties([start], '2026-03-05', 'ABC-1')[0]!.key;
    const [explained] = duties([start, adjusted('2026-03-05', key, 'late-reason')], '2026-03-06', 'ABC-1');
    expect(isLate(explained!, plainDate('2026-03-06'))).toBe(true);
    const [moved] = duties([start, adjusted('2026-03-05', key, 'new-date', '2026-03-20')], '2026-03-06', 'ABC-1');
    expect(moved).toMatchObject({ due: '2026-03-20' });
    expect(isLate(moved!, plainDate('2026-03-06'))).toBe(false);
  });
  test('that fell due before go-live is settled with one reason', () => {
    const live = { goLive: plainDate('2026-03-16') };
    const start = entry('2026-03-02', 'dyo.classified');
    const [brought] = duties([start], '2026-03-20', 'ABC-1', live);
    expect(brought?.state).toBe('brought-forward');
    expect(duties([start, adjusted('2026-03-20', brought!.key, 'brought-forward')], '2026-03-21', 'ABC-1', live)[0]).toMatchObject({ state: 'waived', endedWhy: 'fell due before go-live; checked and settled' });
  });
  test('pauses and goes on with the days that were left', () => {
    const list = [entry('2026-03-02', 'dyo.classified'), entry('2026-03-06', 'custody.started', { place: 'x' })];
    expect(duties(list, '2026-04-06', 'ABC-2')).toMatchObject([{ state: 'paused', paused: { since: '2026-03-06', by: 'ABC-3' } }]);
    expect(duties([...list, entry('2026-04-06', 'custody.ended')], '2026-04-06', 'ABC-2')).toMatchObject([{ state: 'open', due: '2026-04-16' }]);
  });
  test('the day of next change is known: a due day is no change, the end of an order is', () => {
    const list = [entry('2026-03-02', 'dyo.classified'), entry('2026-03-02', 'order.started', { type: 'yro', ends: plainDate('2026-05-31') })];
    expect(derive(program, list, around, plainDate('2026-03-10')).nextChangeOn).toBe('2026-06-01');
  });
});
