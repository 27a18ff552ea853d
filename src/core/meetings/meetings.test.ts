import { describe, expect, it } from 'vitest';
import { openShelf } from '../../policies/shelf.ts';
import { englandBankHolidays } from '../values/bank-holidays.ts';
import { id, type ActId, type AgencyId, type EntryId, type ServiceId, type SubjectId, type WorkerId } from '../values/ids.ts';
import { plainDate } from '../values/plain-date.ts';
import { WorkingCalendar } from '../values/working-calendar.ts';
import type { Entry } from '../chronology/entry.ts';
import { custodyDays } from './custody-days.ts';
import { meetingType } from './meeting-type.ts';
import { nextSitting } from './next-sitting.ts';
import { emptySeats, seatsOf, seatsOn, type Attending } from './seats.ts';
import { sittingState } from './sitting-state.ts';
import { withoutOthers } from './without-others.ts';

const calendar = new WorkingCalendar([2025, 2026, 2027].flatMap((y) => englandBankHolidays(y)));
const program = openShelf('policies').inForce('leicester-city/deter-young-offenders', plainDate('2026-02-24'), {}, calendar);
const rag = meetingType(program, 'rag-meeting');
if (rag === undefined) throw new Error('the policy knows no RAG meeting');

let seq = 0;
function entry(kind: string, on: string, data: Entry['data'] = {}, more: Partial<Entry> = {}): Entry {
  seq += 1;
  return {
    id: id<EntryId>(`e${seq}`), seq, service: id<ServiceId>('s'), subject: { kind: 'sitting', id: id<SubjectId>('x') }, act: id<ActId>('a'), kind, data, occurredOn: plainDate(on), recordedAt: '',
    recordedBy: id<WorkerId>('w'), recordedAs: 'team-manager', agency: id<AgencyId>('y'), compartment: 'case', source: 'live', ...more,
  };
}

describe('a meeting type', () => {
  it('is gathered from all the clauses that speak of it', () => {
    expect(rag).toMatchObject({ title: 'RAG meeting', every: { n: 6, unit: 'week' }, roll: 'earlier', runBy: ['offender-management-coordinator', 'seconded-police-officer'] });
    expect(rag.groups.map((g) => [g.group, g.kind])).toEqual([['red', 'rag.set'], ['new', 'rag.set'], ['hkc', 'ragging.considered'], ['amber', 'rag.set'], ['green', 'rag.set'], ['de-selection', 'dyo.ended']]);
    expect(meetingType(program, 'another')).toBeUndefined();
  });
});

describe('the next sitting', () => {
  it('LEI-4.1 is six weeks later, and on the working day before where that is a bank holiday', () => {
    expect(nextSitting(rag, plainDate('2026-02-24'), calendar)?.on).toBe('2026-04-07');
    const easter = nextSitting(rag, plainDate('2026-02-23'), calendar);
    expect(easter?.on).toBe('2026-04-02');
    expect(easter?.steps.join('; ')).toBe('last sitting Mon 23 February 2026; 6 weeks later is Mon 6 April 2026; that day is Easter Monday, so Thu 2 April 2026, the working day before');
  });

  it('may move later, stay, or have no rhythm: another meeting says otherwise', () => {
    const every = { n: 6, unit: 'week' } as const;
    expect(nextSitting({ every, roll: 'later' }, plainDate('2026-02-23'), calendar)?.on).toBe('2026-04-07');
    expect(nextSitting({ every, roll: 'stay' }, plainDate('2026-02-23'), calendar)?.on).toBe('2026-04-06');
    expect(nextSitting({ roll: 'stay' }, plainDate('2026-02-23'), calendar)).toBeUndefined();
  });
});

describe('seats', () => {
  const person = (name: string, role: Attending['role'], attendance: Attending['attendance'] = 'present'): Attending => ({ name, role, attendance });

  it('LEI-4.2 says what it means that no manager is present, apologies not counting', () => {
    const empty = emptySeats(rag, [person('C', 'offender-management-coordinator'), person('M', 'team-manager', 'apologies')]);
    expect(empty.find((s) => s.clause === 'LEI-4.2')).toMatchObject({ clause: 'LEI-4.2', missing: 'The management overview is missing: ratings stay provisional until a manager confirms them' });
    expect(seatsOf(rag, [person('M', 'service-manager')]).find((s) => s.seat.clause === 'LEI-4.2')?.by).toEqual(['M']);
  });
});

describe('seats as dated data', () => {
  const base = { clause: 'X', says: '', deputies: [], needed: false, missing: '' };
  const merged = {
    seats: [
      { ...base, name: 'Probation', roles: ['senior-probation-officer'] as const, until: plainDate('2021-06-26') },
      { ...base, name: 'Company', roles: ['crc-manager'] as const, until: plainDate('2021-06-26') },
      { ...base, name: 'Probation Service', roles: ['senior-probation-officer', 'crc-manager'] as const, from: plainDate('2021-06-26') },
    ],
  };

  it('has the old seats until the day before they were merged, and the merged one from that day', () => {
    expect(seatsOn(merged, plainDate('2021-06-25')).map((x) => x.name)).toEqual(['Probation', 'Company']);
    expect(seatsOn(merged, plainDate('2021-06-26')).map((x) => x.name)).toEqual(['Probation Service']);
  });

  it('fills as many seats as can be where each person has one', () => {
    const referral = meetingType(program, 'referral');
    const at = (...roles: Attending['role'][]): unknown => Object.fromEntries(seatsOf(referral!, roles.map((role) => ({ name: role, role, attendance: 'present' as const }))).map((x) => [x.seat.name, x.by]));
    expect(at('iom-detective-inspector')).toMatchObject({ Chair: ['iom-detective-inspector'], Police: [] });
    expect(at('iom-detective-inspector', 'mappa-manager')).toMatchObject({ Chair: ['mappa-manager'], Police: ['iom-detective-inspector'] });
    expect(at('mosovo-detective-inspector', 'iom-detective-inspector')).toMatchObject({ Chair: ['mosovo-detective-inspector'], Police: ['iom-detective-inspector'] });
  });
});

describe('a sitting', () => {
  it('is folded in the order of recording: moved, opened, listed, a child added, attendance taken twice, closed', () => {
    const planned = entry('sitting.planned', '2026-01-14', { meeting: 'rag-meeting', on: '2026-02-24' });
    const first = entry('sitting.attendance', '2026-02-25', { people: [{ name: 'A', role: 'team-manager', attendance: 'absent' }] });
    const state = sittingState([
      planned,
      entry('sitting.planned', '2026-02-20', { meeting: 'rag-meeting', on: '2026-02-25' }, { supersedes: planned.id, reason: 'the room' }),
      entry('sitting.opened', '2026-02-25'),
      entry('sitting.listed', '2026-02-25', { children: [{ child: 'c1', group: 'red' }] }),
      entry('sitting.child-added', '2026-02-25', { child: 'c2', reason: 'a friend' }),
      first,
      entry('sitting.attendance', '2026-02-25', { people: [{ name: 'A', role: 'team-manager', attendance: 'present' }] }, { supersedes: first.id, reason: 'again' }),
      entry('sitting.item-decided', '2026-02-25', { child: 'c1', outcome: 'rated' }),
    ]);
    expect(state).toMatchObject({ on: '2026-02-25', stage: 'open', listed: [{ child: 'c1', group: 'red' }, { child: 'c2', group: 'added', reason: 'a friend' }], attendance: [{ attendance: 'present' }], outcomes: [{ child: 'c1', outcome: 'rated' }] });
    expect(sittingState([])).toBeUndefined();
  });
});

describe('days in custody', () => {
  it('are counted since the last rating, the running stay included', () => {
    const stays = [entry('custody.started', '2026-01-01', { place: 'Youth Place' }), entry('custody.ended', '2026-01-11'), entry('custody.started', '2026-02-20', { place: 'Youth Place' })];
    expect(custodyDays(stays, plainDate('2026-01-06'), plainDate('2026-02-24'))).toEqual({ days: 9, now: { since: '2026-02-20', place: 'Youth Place' } });
    expect(custodyDays([], plainDate('2026-01-06'), plainDate('2026-02-24'))).toEqual({ days: 0 });
  });
});

describe('a text in one child’s paper', () => {
  const own = { name: 'Alex Green', reference: 'YP-1' };
  const others = [{ name: 'Jo Redson', knownAs: 'Smoke', reference: 'YP-02' }, { name: 'Kim Amber' }, { name: 'Sam Green' }];

  it('names no other child, in whatever way round or by the name they are known as', () => {
    expect(withoutOthers('With JO REDSON, Redson Jo, Redson, Smoke and YP-02.', others, own)).toBe('With [another child], [another child], [another child], [another child] and [another child].');
  });

  it('keeps the child’s own name, the words of ratings, and words that only contain a name', () => {
    expect(withoutOthers('Alex Green was Amber; smoke-free; Redsonville', others, own)).toBe('Alex Green was Amber; smoke-free; Redsonville');
    expect(withoutOthers('with Kim Amber and Sam Green', others, own)).toBe('with [another child] and [another child]');
  });
});
