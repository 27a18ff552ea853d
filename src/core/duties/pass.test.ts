import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { id } from '../values/ids.ts';
import { englandBankHolidays } from '../values/bank-holidays.ts';
import { addDays, fromDayNumber, plainDate, toDayNumber, type PlainDate } from '../values/plain-date.ts';
import { WorkingCalendar } from '../values/working-calendar.ts';
import type { Entry } from '../chronology/entry.ts';
import { inFoldOrder } from '../chronology/resolve.ts';
import { loadPolicy } from '../policy/load.ts';
import type { Program } from '../policy/program.ts';
import type { Surroundings } from './derivation.ts';
import { derive } from './derive.ts';
import { isLate } from './duty.ts';
import { Pass } from './pass.ts';

const calendar = new WorkingCalendar([2025, 2026, 2027].flatMap((y) => englandBankHolidays(y)));
const around: Surroundings = { calendar, sittings: [{ id: 's1', meeting: 'rag-meeting', on: plainDate('2026-02-24') }, { id: 's2', meeting: 'rag-meeting', on: plainDate('2026-04-07') }], settings: {} };
const START = toDayNumber(plainDate('2026-01-01'));

const program = policy([
  { id: 'ABC-1', duty: { title: 'Tell', starts: 'dyo.classified', while: 'dyo.active', within: '1 working day', 'met-by': 'dyo.notified', owner: 'case-manager' } },
  { id: 'ABC-2', duty: { title: 'Visit', starts: 'dyo.notified', while: 'dyo.active', within: '5 working days', 'met-by': 'visit.completed', owner: 'case-manager', tags: ['contact'] } },
  { id: 'ABC-3', duty: { title: 'Oversee', while: 'rag is red', every: '2 weeks', 'met-by': 'oversight.recorded', owner: 'team-manager' } },
  { id: 'ABC-4', pause: { of: ['contact'], while: 'custody.in' } },
  { id: 'ABC-5', duty: { title: 'Ask', while: 'dyo.active', 'met-by': 'advocacy.considered', owner: 'case-manager' } },
  { id: 'ABC-6', proposal: { title: 'Leave', ground: 'Green', propose: 'dyo.ended', when: 'rag is green unbroken for 3 months outside custody.in' } },
]);

function policy(clauses: readonly Record<string, unknown>[]): Program {
  const value = { policy: 'test/test', 'in-force-from': '2019-05-01', source: 'a test', clauses: clauses.map((c) => ({ cites: 'Section 1', says: 'Something that has to be said.', ...c })) };
  const loaded = loadPolicy([{ file: 'test.yaml', value, lineOf: () => 1, faults: [] }], 'hash', () => calendar);
  if (!loaded.ok) throw new Error(loaded.error.map((f) => f.message).join('\n'));
  return loaded.value;
}

const WHAT: readonly (readonly [string, Record<string, unknown>])[] = [
  ['dyo.classified', {}], ['dyo.notified', { recipients: ['team-manager'], channel: 'e-mail' }], ['dyo.ended', { ground: 'other', reason: 'x' }], ['visit.completed', { purpose: 'regular' }],
  ['rag.set', { colour: 'red' }], ['rag.set', { colour: 'green' }], ['rag.set', { colour: 'amber' }], ['oversight.recorded', { note: 'x' }], ['custody.started', { place: 'x' }], ['custody.ended', {}],
  ['assessment.completed', { yogrs: 81 }], ['order.started', { type: 'yro', ends: '2026-05-01' }], ['identity.recorded', { 'date-of-birth': '2009-03-03' }],
];

const chronology = fc.array(fc.record({ day: fc.integer({ min: 0, max: 200 }), what: fc.integer({ min: 0, max: WHAT.length - 1 }), time: fc.option(fc.constantFrom('09:00', '16:45'), { nil: undefined }) }), { maxLength: 30 }).map((plan) =>
  plan.map((p, i): Entry => ({
    id: id(`e${i}`), seq: i + 1, service: id('s'), subject: { kind: 'child', id: id('c') }, act: id(`a${i}`), kind: WHAT[p.what]![0], data: WHAT[p.what]![1], occurredOn: fromDayNumber(START + p.day), recordedAt: '', recordedBy: id('w'),
    recordedAs: 'team-manager', agency: id('yos'), compartment: 'case', source: 'live', ...(p.time === undefined ? {} : { occurredAt: p.time }),
  })),
);
const today = fc.integer({ min: 0, max: 260 }).map((n) => fromDayNumber(START + n));

describe('one pass along a chronology', () => {
  test('folding consecutive slices equals folding at once', () => {
    fc.assert(fc.property(chronology, fc.array(fc.nat(30), { maxLength: 3 }), today, (entries, cuts, end) => {
      const ordered = entries.filter((e) => e.occurredOn <= end).sort(inFoldOrder);
      const once = new Pass(program.subjects.child, [], () => undefined);
      for (const e of ordered) once.step(e);
      once.advanceTo(end);
      const sliced = new Pass(program.subjects.child, [], () => undefined);
      const at = [0, ...cuts.map((c) => Math.min(c, ordered.length)).sort((a, b) => a - b), ordered.length];
      for (let i = 0; i + 1 < at.length; i++) {
        const slice = ordered.slice(at[i], at[i + 1]);
        for (const e of slice) sliced.step(e);
        // Time may pass in any steps up to the next entry.
        const next = ordered[at[i + 1]!]?.occurredOn ?? end;
        sliced.advanceTo(next);
      }
      expect(sliced.env.facts).toEqual(once.env.facts);
      expect(sliced.env.trackers).toEqual(once.env.trackers);
    }), { numRuns: 300 });
  });

  test('a deadline in working days never falls on a day that is not worked, pauses included', () => {
    fc.assert(fc.property(chronology, today, (entries, end) => {
      const due = derive(program.subjects.child, entries, around, end).duties.filter((d) => d.clause === 'ABC-1' || d.clause === 'ABC-2').flatMap((d) => d.due ?? []);
      expect(due.filter((d) => !calendar.isWorkingDay(d))).toEqual([]);
    }), { numRuns: 500 });
  });

  test('what is open until done is never late, and a repeated duty has one open turn', () => {
    fc.assert(fc.property(chronology, today, (entries, end) => {
      const { duties } = derive(program.subjects.child, entries, around, end);
      for (const d of duties) if (d.due === undefined) expect(isLate(d, end)).toBe(false);
      expect(duties.filter((d) => d.clause === 'ABC-3' && (d.state === 'open' || d.state === 'paused')).length).toBeLessThanOrEqual(1);
      expect(new Set(duties.map((d) => d.key)).size).toBe(duties.length);
    }), { numRuns: 500 });
  });

  test('the order in which entries are handed over does not matter', () => {
    fc.assert(fc.property(chronology, today, (entries, end) => {
      expect(derive(program.subjects.child, [...entries].reverse(), around, end)).toEqual(derive(program.subjects.child, entries, around, end));
    }));
  });

  test('nothing but the day of next change changes between today and the day before it', () => {
    fc.assert(fc.property(chronology, (entries) => {
      const end = plainDate('2026-07-20');
      const now = derive(program.subjects.child, entries, around, end);
      const next: PlainDate = now.nextChangeOn ?? addDays(end, 400);
      const later = derive(program.subjects.child, entries, around, addDays(next, -1));
      expect(later.duties).toEqual(now.duties);
      expect(later.proposals).toEqual(now.proposals);
    }));
  });
});
