import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubjectId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import type { Entry } from '../../src/core/chronology/entry.ts';
import type { ItemDecision } from '../../src/app/ports/meetings.ts';
import { closeSitting, type SittingClosed } from '../../src/app/meetings/close-sitting.ts';
import { loadAgenda } from '../../src/app/meetings/load-agenda.ts';
import { addChild, noteSitting, openSitting, takeAttendance } from '../../src/app/meetings/open-sitting.ts';
import { planSitting } from '../../src/app/meetings/plan-sitting.ts';
import { saveItem, type ItemSaved } from '../../src/app/meetings/save-item.ts';
import { loadSitting } from '../../src/app/meetings/sitting-context.ts';
import { dyo, openMeetingService, type MeetingService, type Person } from '../meetings/meeting-service.ts';

let s: MeetingService;
const children = {} as Record<'red' | 'new' | 'amber' | 'green' | 'leaving' | 'knife' | 'plain', SubjectId>;
let sitting: SubjectId;

const SOURCES = { 'source-multi-agency': '2026-02-20', 'source-assetplus': '2026-01-06', 'source-reoffending': '2026-02-23', 'source-records': '2026-02-24' };
const rating = (colour: string, data: Readonly<Record<string, unknown>> = {}): ItemDecision => ({
  records: [{ kind: 'rag.set', data: { colour, reason: 'what the meeting saw', ...SOURCES, ...data } }],
  answers: {},
  faults: [],
});

async function seenOf(child: SubjectId): Promise<number> {
  const known = await chronology(child);
  return Math.max(...known.map((e) => e.seq));
}

async function chronology(child: SubjectId, kind: 'child' | 'sitting' = 'child'): Promise<readonly Entry[]> {
  return s.store.asSystem(s.service, ({ records }) => records.chronology({ kind, id: child }));
}

async function save(child: SubjectId, decision: ItemDecision, basedOn = 0, seen?: number): Promise<ItemSaved> {
  return saveItem(s.ports, { actor: s.actor('coordinator'), sitting, child, basedOn, form: { typed: ['as it was'] }, decision, seen: seen ?? (await seenOf(child)) });
}

async function agendaOfNow(): Promise<readonly (readonly [SubjectId, string])[]> {
  return s.store.asSystem(s.service, async (unit) => {
    const context = await loadSitting(s.ports, unit, sitting);
    if (context === undefined) throw new Error('there is no sitting');
    return (await loadAgenda(unit, context.context, context.meeting, context.state, context.today)).lines.map((l) => [l.child, l.group.group] as const);
  });
}

async function attend(...people: readonly Person[]): Promise<void> {
  const done = await takeAttendance(s.ports, {
    command: s.command(),
    actor: s.actor('coordinator'),
    sitting,
    people: people.map((p) => ({ name: s.actor(p).name, role: s.actor(p).role, worker: s.worker(p), attendance: 'present' as const })),
  });
  expect(done.outcome).toBe('recorded');
}

/** The officer who is there contributes, as the RAG meeting asks before it is closed. */
async function officerContributes(): Promise<void> {
  const done = await noteSitting(s.ports, { command: s.command(), actor: s.actor('coordinator'), sitting, kind: 'sitting.contribution', data: { role: 'seconded-police-officer', text: 'Two of them were stopped together' } });
  expect(done.outcome).toBe('recorded');
}

function problemsOf(closed: SittingClosed): readonly (readonly [string, string])[] {
  if (closed.outcome !== 'unsettled') throw new Error(`expected the close to be unsettled: ${JSON.stringify(closed)}`);
  const name = new Map(Object.entries(children).map(([n, c]) => [c as string, n] as const));
  return closed.problems.map((p) => [p.child === undefined ? 'sitting' : (name.get(p.child) ?? p.child), p.sort] as const);
}

beforeAll(async () => {
  s = await openMeetingService();
  s.today('2026-02-24');
  children.green = await s.child('Green', dyo('green', '2026-02-10'));
  children.red = await s.child('Red', dyo('red'));
  children.amber = await s.child('Amber', dyo('amber'));
  children.new = await s.child('New', dyo());
  children.leaving = await s.child('Leaving', [{ on: '2025-08-01', kind: 'dyo.classified', data: { criterion: ['yogrs'] } }, { on: '2025-08-12', kind: 'rag.set', data: { colour: 'green', reason: 'settled' } }]);
  children.knife = await s.child('Knife', [{ on: '2026-02-10', kind: 'flag.set', data: { flag: 'habitual-knife-carrier', confirmed: true, source: 'police' } }]);
  children.plain = await s.child('Plain');
});
afterAll(() => s?.close());

describe('planning', () => {
  it('plans a first sitting on any day and works out anew what is due before it', async () => {
    const planned = await planSitting(s.ports, { command: s.command(), actor: s.actor('coordinator'), meeting: 'rag-meeting', on: plainDate('2026-02-24') });
    if (planned.outcome !== 'planned') throw new Error(JSON.stringify(planned));
    sitting = planned.sitting;
    const standing = await s.store.asReader(s.reader('manager'), ({ lists }) => lists.standing({ kind: 'child', id: children.red }));
    expect(standing?.duties.filter((d) => d.clause === 'LEI-4.6').map((d) => d.state)).toEqual(['open']);
  });

  it('LEI-4.1 asks for a reason on another day than the rhythm proposes, and takes the day with one', async () => {
    const plan = { actor: s.actor('coordinator'), meeting: 'rag-meeting', on: plainDate('2026-04-14') };
    const asked = await planSitting(s.ports, { ...plan, command: s.command() });
    expect(asked).toMatchObject({ outcome: 'asked', proposed: { on: '2026-04-07' }, questions: [{ clause: 'LEI-4.1', field: 'why' }] });
    const planned = await planSitting(s.ports, { ...plan, command: s.command(), why: 'the room is taken on the 7th' });
    expect(planned.outcome).toBe('planned');
  });

  it('says which meetings there are when the policy knows no such meeting', async () => {
    const refused = await planSitting(s.ports, { command: s.command(), actor: s.actor('coordinator'), meeting: 'tea-party', on: plainDate('2026-04-14') });
    expect(refused).toMatchObject({ outcome: 'invalid', faults: [{ expected: expect.stringMatching(/^a meeting of the policy: rag-meeting, .*\breferral\b/) }] });
  });
});

describe('the agenda', () => {
  it('LEI-4.4 takes current Red, new, knife carriers for consideration, Amber, Green, then those who may leave', async () => {
    expect(await agendaOfNow()).toEqual([
      [children.red, 'red'],
      [children.new, 'new'],
      [children.knife, 'hkc'],
      [children.amber, 'amber'],
      [children.green, 'green'],
      [children.leaving, 'de-selection'],
    ]);
  });

  it('is not opened before its day', async () => {
    s.today('2026-02-23');
    const early = await openSitting(s.ports, { command: s.command(), actor: s.actor('coordinator'), sitting });
    expect(early).toMatchObject({ outcome: 'refused', objections: [{ wants: 'that day, or the sitting moved to today with a reason' }] });
    s.today('2026-02-24');
  });

  it('is fixed when the meeting opens; a child can be added by hand with a reason', async () => {
    const opened = await openSitting(s.ports, { command: s.command(), actor: s.actor('coordinator'), sitting });
    expect(opened.outcome).toBe('recorded');
    const nameless = await addChild(s.ports, { command: s.command(), actor: s.actor('coordinator'), sitting, child: children.plain, reason: '' });
    expect(nameless.outcome).toBe('invalid');
    const added = await addChild(s.ports, { command: s.command(), actor: s.actor('coordinator'), sitting, child: children.plain, reason: 'a friend of two who are Red' });
    expect(added.outcome).toBe('recorded');
    expect((await agendaOfNow()).at(-1)).toEqual([children.plain, 'added']);
  });
});

describe('an item', () => {
  it('is saved with what is missing, and a second screen that is behind is given what the first one saved', async () => {
    const first = await save(children.red, { ...rating('red', { harm: 'imminent' }) });
    expect(first).toMatchObject({ outcome: 'saved', item: { version: 1, state: 'ready' }, verdict: { problems: [] } });
    const behind = await save(children.red, rating('amber'));
    expect(behind).toMatchObject({ outcome: 'overtaken', by: { version: 1, form: { typed: ['as it was'] } } });
    const again = await save(children.red, rating('red', { harm: 'imminent', 'childs-view': 'says school helps' }), 1);
    expect(again).toMatchObject({ outcome: 'saved', item: { version: 2 } });
  });

  it('LEI-4.11 names the criteria that point elsewhere and asks why', async () => {
    const saved = await save(children.amber, { records: [{ kind: 'rag.set', data: { colour: 'amber', harm: 'imminent', ...SOURCES } }], answers: {}, faults: [] });
    if (saved.outcome !== 'saved') throw new Error(JSON.stringify(saved));
    expect(saved.item.state).toBe('incomplete');
    expect(saved.verdict.problems.map((p) => [p.sort, p.clause, p.field])).toContainEqual(['asked', 'LEI-4.12', 'reason']);
  });

  it('LEI-4.7 wants each source with its date, or why it is missing', async () => {
    const saved = await save(children.new, { records: [{ kind: 'rag.set', data: { colour: 'amber', reason: 'x', 'source-assetplus': '2026-01-06' } }], answers: {}, faults: [] });
    if (saved.outcome !== 'saved') throw new Error(JSON.stringify(saved));
    expect(saved.verdict.problems.filter((p) => p.clause === 'LEI-4.7').map((p) => p.field)).toEqual(['source-multi-agency', 'source-reoffending', 'source-records']);
  });

  it('LEI-4.8 refuses an action without an owner or a date', async () => {
    const saved = await save(children.green, { ...rating('green'), records: [...rating('green').records, { kind: 'action.set', data: { what: 'curfew check' } }] });
    if (saved.outcome !== 'saved') throw new Error(JSON.stringify(saved));
    expect(saved.verdict.problems.filter((p) => p.clause === 'LEI-4.8').map((p) => p.field)).toEqual(['owner-role', 'due']);
  });
});

describe('closing', () => {
  it('LEI-4.3 names every child who is not settled and writes nothing', async () => {
    const before = await s.store.asSystem(s.service, async ({ meetings }) => (await meetings.chronologies(Object.values(children))).size);
    const closed = await closeSitting(s.ports, { command: s.command(), actor: s.actor('coordinator'), sitting });
    const problems = problemsOf(closed);
    expect(problems).toContainEqual(['new', 'refused']);
    expect(problems).toContainEqual(['amber', 'asked']);
    expect(problems).toContainEqual(['knife', 'undecided']);
    expect(problems).toContainEqual(['leaving', 'undecided']);
    expect(problems).toContainEqual(['plain', 'undecided']);
    expect(problems).toContainEqual(['sitting', 'attendance']);
    expect(problems.some(([who]) => who === 'red')).toBe(false);
    expect(before).toBe(7);
    expect((await chronology(children.red)).filter((e) => e.source === 'meeting')).toEqual([]);
  });

  it('shows what was recorded since a rating was saved, until somebody has looked and saved again', async () => {
    const seen = await seenOf(children.green);
    await s.tell(children.green, { on: '2026-02-23', kind: 'offence.recorded', data: { status: 'proven', offence: 'Theft' } });
    const action = { kind: 'action.set', data: { what: 'curfew check', 'owner-role': 'seconded-police-officer', due: '2026-03-03' } };
    const decision: ItemDecision = { ...rating('green', { harm: 'none', offending: 'not-offending', engagement: 'engaging' }), records: [...rating('green', { harm: 'none', offending: 'not-offending', engagement: 'engaging' }).records, action] };
    const behind = await save(children.green, decision, 1, seen);
    if (behind.outcome !== 'saved') throw new Error(JSON.stringify(behind));
    expect(behind.verdict.problems.find((p) => p.sort === 'changed')?.entries?.map((e) => e.kind)).toEqual(['offence.recorded']);
    const looked = await save(children.green, decision, 2);
    expect(looked).toMatchObject({ outcome: 'saved', verdict: { problems: [] } });
  });

  it('LEI-12.1 ends a child’s place on the list only with a manager among those who decided', async () => {
    await attend('coordinator', 'officer');
    const saved = await save(children.leaving, { ...rating('green'), records: [...rating('green').records, { kind: 'dyo.ended', data: { ground: 'green-for-three-months', reason: 'has kept going to college' } }] });
    if (saved.outcome !== 'saved') throw new Error(JSON.stringify(saved));
    expect(saved.verdict.problems.map((p) => [p.sort, p.clause])).toEqual([['refused', 'LEI-12.1']]);
  });

  it('LEI-4.5 settles the rest, the last child carried over with a reason and a day', async () => {
    const state = await s.store.asSystem(s.service, (unit) => loadSitting(s.ports, unit, sitting));
    const again = await takeAttendance(s.ports, {
      command: s.command(),
      actor: s.actor('coordinator'),
      sitting,
      seen: state?.state.attendanceBy ?? '',
      people: (['coordinator', 'officer', 'manager'] as const).map((p) => ({ name: s.actor(p).name, role: s.actor(p).role, attendance: 'present' as const })),
    });
    expect(again.outcome).toBe('recorded');
    await save(children.amber, rating('amber', { harm: 'imminent' }), 1);
    await save(children.knife, { records: [{ kind: 'ragging.considered', data: { outcome: 'not-ragged', reason: 'no knife since the move' } }], answers: {}, faults: [] });
    await save(children.plain, { records: [], answers: {}, faults: [], notNeeded: 'spoken of, nothing follows' });
    await save(children.new, { records: [], answers: {}, faults: [], carry: { reason: 'the assessment is not finished', until: plainDate('2026-03-03') } }, 1);
    const silent = await closeSitting(s.ports, { command: s.command(), actor: s.actor('coordinator'), sitting });
    expect(silent).toMatchObject({ outcome: 'unsettled', problems: [{ sort: 'sitting', clause: 'LEI-8.20', field: 'answer:LEI-8.20' }] });
    await officerContributes();
    const closed = await closeSitting(s.ports, { command: s.command(), actor: s.actor('coordinator'), sitting });
    expect(closed).toMatchObject({ outcome: 'closed', provisional: false });
  });

  it('LEI-4.10 writes each outcome on the child under one act, from the meeting, with the sitting and those who decided', async () => {
    const [set] = (await chronology(children.red)).filter((e) => e.source === 'meeting');
    expect(set).toMatchObject({ kind: 'rag.set', occurredOn: '2026-02-24', data: { colour: 'red', sitting, 'decided-by': ['offender-management-coordinator', 'seconded-police-officer', 'team-manager'] } });
    expect(set?.data['provisional']).toBeUndefined();
    const left = (await chronology(children.leaving)).filter((e) => e.act === set?.act).map((e) => e.kind);
    expect(left).toEqual(['rag.set', 'dyo.ended']);
    const green = (await chronology(children.green)).filter((e) => e.act === set?.act).map((e) => e.kind);
    expect(green).toEqual(['rag.set', 'action.set']);
    const own = await chronology(sitting, 'sitting');
    expect(own.filter((e) => e.kind === 'sitting.item-decided').map((e) => e.data['outcome']).sort()).toEqual(['carried-over', 'considered', 'left-list', 'not-needed', 'rated', 'rated', 'rated']);
    expect(own.at(-1)).toMatchObject({ kind: 'sitting.closed', data: { 'manager-present': true } });
  });

  it('has no task left for the sitting once every child has an outcome', async () => {
    const standing = await s.store.asReader(s.reader('coordinator'), ({ lists }) => lists.standing({ kind: 'sitting', id: sitting }));
    expect(standing?.duties.map((d) => [d.clause, d.state])).toEqual([['LEI-4.10', 'met']]);
  });

  it('keeps what the child was rated and what follows from it', async () => {
    const row = await s.store.asReader(s.reader('caseManager'), ({ lists }) => lists.child(children.leaving, plainDate('2026-02-24')));
    expect(row).toMatchObject({ dyo: false });
    const standing = await s.store.asReader(s.reader('manager'), ({ lists }) => lists.standing({ kind: 'child', id: children.leaving }));
    expect(standing?.duties.filter((d) => d.clause === 'LEI-12.1').map((d) => d.state)).toEqual(['open', 'open', 'open']);
  });

  it('gives the first result to a second close, and refuses to save into a closed meeting', async () => {
    const again = await closeSitting(s.ports, { command: s.command(), actor: s.actor('manager'), sitting });
    expect(again).toMatchObject({ outcome: 'closed', provisional: false, again: true });
    const late = await save(children.red, rating('green'), 2);
    expect(late).toMatchObject({ outcome: 'not-allowed' });
  });
});

describe('a sitting without a manager', () => {
  it('LEI-4.2 leaves ratings provisional: a fall waits for a manager, a rise counts at once; the rest is carried over when it adjourns', async () => {
    s.today('2026-04-07');
    const planned = await planSitting(s.ports, { command: s.command(), actor: s.actor('coordinator'), meeting: 'rag-meeting', on: plainDate('2026-04-07'), why: 'the room is free again' });
    if (planned.outcome !== 'planned') throw new Error(JSON.stringify(planned));
    sitting = planned.sitting;
    await openSitting(s.ports, { command: s.command(), actor: s.actor('coordinator'), sitting });
    await attend('coordinator', 'officer');
    const now = { 'source-multi-agency': '2026-04-01', 'source-records': '2026-04-07', 'source-reoffending': '2026-04-06' };
    await save(children.red, rating('green', { ...now, harm: 'none', offending: 'not-offending', engagement: 'engaging' }));
    await save(children.amber, rating('red', { ...now, harm: 'imminent' }));
    await officerContributes();
    const command = s.command();
    const adjourn = { reason: 'the building closed', until: plainDate('2026-04-09') };
    const closed = await closeSitting(s.ports, { command, actor: s.actor('coordinator'), sitting, adjourn });
    expect(closed).toMatchObject({ outcome: 'closed', provisional: true });
    expect(await closeSitting(s.ports, { command, actor: s.actor('coordinator'), sitting, adjourn })).toEqual(closed);
    const rows = await s.store.asReader(s.reader('manager'), async ({ lists }) => [await lists.child(children.red, plainDate('2026-04-07')), await lists.child(children.amber, plainDate('2026-04-07'))]);
    expect(rows.map((r) => r?.rag)).toEqual(['red', 'red']);
    const waiting = await s.store.asReader(s.reader('manager'), ({ meetings }) => meetings.provisional());
    expect(waiting.map((w) => w.child)).toEqual([children.amber, children.red].sort());
    const own = await chronology(sitting, 'sitting');
    const carried = own.filter((e) => e.data['outcome'] === 'carried-over');
    expect(carried.map((e) => e.data['until'])).toEqual(['2026-04-09', '2026-04-09', '2026-04-09']);
  });
});
