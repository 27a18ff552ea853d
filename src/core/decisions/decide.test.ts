import { describe, expect, test } from 'vitest';
import { id } from '../values/ids.ts';
import { plainDate } from '../values/plain-date.ts';
import { WorkingCalendar } from '../values/working-calendar.ts';
import type { Role } from '../access/roles.ts';
import type { Entry } from '../chronology/entry.ts';
import type { Surroundings } from '../duties/derivation.ts';
import { loadPolicy } from '../policy/load.ts';
import type { Command, Decision, NewRecord } from './command.ts';
import { decide } from './decide.ts';
import { kindsReadFor } from './reads.ts';

const calendar = new WorkingCalendar([]);
const around: Surroundings = { calendar, sittings: [], settings: {} };
const today = plainDate('2026-03-10');

const clauses = [
  { id: 'ABC-1', author: { of: 'dyo.decision', by: ['case-manager', 'team-manager'], offer: { kind: 'dyo.suggested', label: 'Suggest it' } } },
  { id: 'ABC-2', bar: { on: 'dyo.decision where outcome is classified', needs: { agreement: 'team-manager' }, effect: 'hold', 'if-it-happened': { mark: 'without agreement', tell: ['team-manager'] } } },
  { id: 'ABC-3', bar: { on: 'dyo.decision', needs: { that: 'yogrs known', wants: 'an assessment' }, effect: 'refuse', 'if-it-happened': { mark: 'without assessment' } } },
  { id: 'ABC-4', bar: { on: 'dyo.notified', needs: { that: 'channel is e-mail', wants: 'e-mail', field: 'channel' }, effect: 'ask' } },
  { id: 'ABC-5', bar: { on: 'visit.completed', needs: { that: 'note known', wants: 'a note' }, effect: 'show' } },
  { id: 'ABC-6', bar: { on: 'breach.started', needs: { any: [{ agreement: 'head-of-service', 'not-author': true }, { agreement: 'service-manager' }] }, effect: 'hold' } },
  { id: 'ABC-7', mark: { on: 'breach.started', when: 'rag is red', mark: 'fast' } },
];

const loaded = loadPolicy([{ file: 't.yaml', lineOf: () => 1, faults: [], value: { policy: 'test/test', 'in-force-from': '2019-05-01', source: 'a test', clauses: clauses.map((c) => ({ cites: '1', says: 'Something that has to be said.', ...c })) } }], 'h', () => calendar);
if (!loaded.ok) throw new Error(loaded.error.map((f) => f.message).join('\n'));
const program = loaded.value;

function entry(seq: number, kind: string, data: Record<string, unknown>, more: Partial<Entry> = {}): Entry {
  return {
    id: id(`e${seq}`), seq, service: id('s'), subject: { kind: 'child', id: id('c') }, act: id(`a${seq}`), kind, data, occurredOn: plainDate('2026-03-01'), recordedAt: '', recordedBy: id('w'), recordedAs: 'team-manager',
    agency: id('yos'), compartment: 'case', source: 'live', ...more,
  };
}
const assessed = entry(1, 'assessment.completed', { yogrs: 81 });

function attempt(record: Partial<NewRecord> & { kind: string }, as: Role = 'case-manager', more: Partial<Command> = {}, known: readonly Entry[] = [assessed]): Decision {
  const command: Command = {
    id: id('x'), actor: { worker: id(as), name: as, role: as, roles: [as], agency: id('yos'), service: id('s') }, subject: { kind: 'child', id: id('c') }, source: 'live', answers: {}, agreements: [],
    records: [{ data: {}, occurredOn: today, ...record }], ...more,
  };
  return decide(program, known, command, around, today);
}
const classify = { kind: 'dyo.decision', data: { outcome: 'classified', criterion: ['yogrs'], reason: 'Three offences' } };
const agreed = (role: Role): Command['agreements'] => [{ by: id(`other ${role}`), name: role, role, on: today }];

describe('what may come of a command', () => {
  test('accepted, with what is written along with it', () => {
    const d = attempt(classify, 'team-manager');
    expect(d.outcome === 'accepted' && d.records.map((r) => r.kind)).toEqual(['dyo.decision', 'dyo.classified']);
  });
  test('invalid: every fault with its field, value and what was expected', () => {
    const d = attempt({ kind: 'assessment.completed', data: { yogrs: 771, colour: 'red' } });
    expect(d.outcome === 'invalid' && d.faults).toEqual([
      { record: 0, field: 'colour', value: 'red', expected: expect.stringContaining('yogrs') },
      { record: 0, field: 'yogrs', value: '771', expected: 'a whole number from 0 to 100' },
    ]);
  });
  test('invalid: a day that has not come', () => {
    expect(attempt({ ...classify, occurredOn: plainDate('2026-03-11') })).toMatchObject({ outcome: 'invalid', faults: [{ field: 'occurredOn' }] });
  });
  test('invalid: a kind that is about something else', () => {
    expect(attempt({ kind: 'sitting.opened' })).toMatchObject({ outcome: 'invalid', faults: [{ field: 'kind', expected: 'a kind of entry about a child' }] });
  });
  test('refused: not an author, with what is offered instead', () => {
    expect(attempt(classify, 'volunteer')).toMatchObject({ outcome: 'refused', objections: [{ clause: 'ABC-1', wants: 'the case manager or team manager records this' }], offer: { kind: 'dyo.suggested' } });
  });
  test('refused: what is missing is named with its clause', () => {
    expect(attempt(classify, 'team-manager', {}, [])).toMatchObject({ outcome: 'refused', objections: [{ clause: 'ABC-3', wants: 'an assessment' }] });
  });
  test('what was recorded about a later day does not count', () => {
    expect(attempt({ ...classify, occurredOn: plainDate('2026-02-01') }, 'team-manager')).toMatchObject({ outcome: 'refused' });
  });
  test('asked, and accepted with the answer', () => {
    const told = { kind: 'dyo.notified', data: { recipients: ['team-manager'], channel: 'telephone' } };
    expect(attempt(told)).toMatchObject({ outcome: 'asked', questions: [{ clause: 'ABC-4', field: 'channel' }] });
    expect(attempt(told, 'case-manager', { answers: { 'ABC-4': ' ' } }).outcome).toBe('asked');
    expect(attempt(told, 'case-manager', { answers: { 'ABC-4': 'No network' } }).outcome).toBe('accepted');
  });
  test('held, and accepted with the agreement', () => {
    expect(attempt(classify)).toMatchObject({ outcome: 'held', awaits: ['team-manager'], objections: [{ clause: 'ABC-2', wants: 'the agreement of the team manager' }] });
    expect(attempt(classify, 'case-manager', { agreements: agreed('team-manager') }).outcome).toBe('accepted');
    expect(attempt(classify, 'case-manager', { agreements: agreed('volunteer') }).outcome).toBe('held');
  });
  test('nobody agrees to what they wrote themselves where the rule says so', () => {
    const breach = { kind: 'breach.started', data: { reason: 'Two missed' } };
    expect(attempt(breach, 'head-of-service')).toMatchObject({ outcome: 'held', awaits: ['head-of-service', 'service-manager'] });
    expect(attempt(breach, 'head-of-service', { agreements: agreed('service-manager') }).outcome).toBe('accepted');
  });
  test('shown, and accepted', () => {
    expect(attempt({ kind: 'visit.completed', data: { purpose: 'regular' } })).toMatchObject({ outcome: 'accepted', notes: [{ clause: 'ABC-5', wants: 'a note' }] });
  });
  test('what has happened is marked and told, never refused', () => {
    const d = attempt({ ...classify, happened: true }, 'case-manager', {}, []);
    expect(d).toMatchObject({ outcome: 'accepted', records: [{ marks: ['without agreement', 'without assessment'], tell: [{ role: 'team-manager', clause: 'ABC-2' }] }, {}] });
    expect(attempt(classify, 'system', { source: 'import' }, []).outcome).toBe('accepted');
  });
  test('a rule may mark what is accepted', () => {
    const red = entry(2, 'rag.set', { colour: 'red' });
    const d = attempt({ kind: 'breach.started', data: { reason: 'Two missed' } }, 'service-manager', {}, [assessed, red]);
    expect(d).toMatchObject({ outcome: 'accepted', records: [{ marks: ['fast'] }] });
  });
  test('conflict: an entry is corrected once, and the second is shown the first', () => {
    const corrected = entry(2, 'assessment.completed', { yogrs: 18 }, { supersedes: id('e1'), reason: 'typed wrongly' });
    const again = { kind: 'assessment.completed', data: { yogrs: 17 }, supersedes: id<Entry['id']>('e1'), reason: 'No, 17' };
    expect(attempt(again, 'case-manager', {}, [assessed, corrected])).toMatchObject({ outcome: 'conflict', with: ['e2'] });
    expect(attempt({ ...again, supersedes: id('nowhere') })).toMatchObject({ outcome: 'conflict', with: [] });
  });
  test('a correction says why', () => {
    expect(attempt({ kind: 'assessment.completed', data: { yogrs: 17 }, supersedes: id('e1') })).toMatchObject({ outcome: 'invalid', faults: [{ field: 'reason' }] });
    expect(attempt({ kind: 'assessment.completed', supersedes: id('e1'), withdrawn: true, reason: 'The wrong child' }).outcome).toBe('accepted');
  });
  test('a reason for lateness needs nobody, a moved date needs a manager', () => {
    const adjust = (how: string) => ({ kind: 'duty.adjusted', data: { duty: 'ABC-1:e1:1', how, until: plainDate('2026-04-01'), reason: 'He was away' } });
    expect(attempt(adjust('late-reason')).outcome).toBe('accepted');
    expect(attempt(adjust('new-date'))).toMatchObject({ outcome: 'held', awaits: ['team-manager', 'service-manager', 'head-of-service'] });
    expect(attempt(adjust('new-date'), 'team-manager').outcome).toBe('accepted');
  });
  test('several records in one act see each other', () => {
    const command = { records: [{ kind: 'assessment.completed', data: { yogrs: 81 }, occurredOn: today }, { ...classify, occurredOn: today }] };
    expect(attempt(classify, 'team-manager', command, []).outcome).toBe('accepted');
  });
  test('the kinds that a decision rests on are known, so that only they conflict', () => {
    expect(kindsReadFor(program, 'breach.started')).toEqual(new Set(['breach.started', 'rag.set', 'rag.confirmed', 'dyo.ended']));
    expect(kindsReadFor(program, 'note.recorded')).toEqual(new Set());
  });
});
