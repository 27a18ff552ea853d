import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntryId, SubjectId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import type { Role } from '../../src/core/access/roles.ts';
import type { Attending } from '../../src/core/meetings/seats.ts';
import { openChild } from '../../src/app/child/child-page.ts';
import { fillForm, formOfKind } from '../../src/app/forms/form-of-kind.ts';
import { attendanceBySort } from '../../src/app/meetings/attendance-by-sort.ts';
import { closeSitting, type SittingClosed } from '../../src/app/meetings/close-sitting.ts';
import { minutesOf } from '../../src/app/meetings/minutes.ts';
import { openItem } from '../../src/app/meetings/open-item.ts';
import { addChild, noteSitting, openSitting, takeAttendance } from '../../src/app/meetings/open-sitting.ts';
import { planSitting, type Planned } from '../../src/app/meetings/plan-sitting.ts';
import { prepareSitting } from '../../src/app/meetings/prepare-sitting.ts';
import { saveItem, type ItemSaved } from '../../src/app/meetings/save-item.ts';
import { record, type Recorded } from '../../src/app/record/record.ts';
import { dyo, openMeetingService, type MeetingService, type Person } from '../meetings/meeting-service.ts';

let s: MeetingService;
const children = {} as Record<'custody' | 'yes' | 'no' | 'urgent' | 'probation', SubjectId>;
const CMDP = 'case-management-and-diversity';
const PARTS = { 'risk-level': 'High and steady', 'safety-and-wellbeing': 'Safe at his aunt’s', 'assessment-comments': 'Agreed', 'plan-advice': 'Keep the mentor' };
const FACTORS = { oversight: false, 'external-support': true, transitions: false, consulted: ['offender-management-coordinator', 'seconded-police-officer'], decider: 'panel-chair' };
const HEARD = { ...PARTS, ...FACTORS, 'added-value': false, reasons: 'The work is held here' };

async function plan(meeting: string, on: string, more: Partial<Parameters<typeof planSitting>[1]> = {}): Promise<Planned> {
  return planSitting(s.ports, { command: s.command(), actor: s.actor('coordinator'), meeting, on: plainDate(on), ...more });
}
async function planned(...args: Parameters<typeof plan>): Promise<SubjectId> {
  const done = await plan(...args);
  if (done.outcome !== 'planned') throw new Error(JSON.stringify(done));
  return done.sitting;
}
const act = (sitting: SubjectId, who: Person = 'coordinator') => ({ command: s.command(), actor: s.actor(who), sitting });
const there = (name: string, role: Role, more: Partial<Attending> = {}): Attending => ({ name, role, attendance: 'present', ...more });
const known = (who: Person): Attending => there(s.actor(who).name, s.actor(who).role, { worker: s.worker(who) });

async function tell(child: SubjectId, who: Person, kind: string, on: string, data: Readonly<Record<string, unknown>> = {}, of?: EntryId): Promise<Recorded> {
  return record(s.ports, { id: s.command(), actor: s.actor(who), subject: { kind: 'child', id: child }, source: 'live', answers: {}, agreements: [], records: [{ kind, data, occurredOn: plainDate(on), ...(of === undefined ? {} : { of }) }] });
}
async function told(...args: Parameters<typeof tell>): Promise<EntryId> {
  const done = await tell(...args);
  if (done.outcome !== 'recorded') throw new Error(`${args[2]}: ${JSON.stringify(done)}`);
  return done.entries[0] as EntryId;
}
async function save(sitting: SubjectId, child: SubjectId, kind: string, data: Readonly<Record<string, unknown>>): Promise<ItemSaved> {
  const before = await s.store.asSystem(s.service, ({ meetings }) => meetings.item(sitting, child));
  const chronology = await s.store.asSystem(s.service, ({ records }) => records.chronology({ kind: 'child', id: child }));
  return saveItem(s.ports, { actor: s.actor('manager'), sitting, child, basedOn: before?.version ?? 0, form: {}, decision: { records: [{ kind, data }], answers: {}, faults: [] }, seen: Math.max(...chronology.map((e) => e.seq)) });
}
function wants(saved: ItemSaved): readonly string[] {
  if (saved.outcome !== 'saved') throw new Error(JSON.stringify(saved));
  return saved.verdict.problems.map((p) => `${p.sort} ${p.clause} ${p.field ?? ''}`.trim());
}
async function close(sitting: SubjectId, more: Partial<Parameters<typeof closeSitting>[1]> = {}): Promise<SittingClosed> {
  return closeSitting(s.ports, { ...act(sitting, 'manager'), ...more });
}
async function agenda(sitting: SubjectId): Promise<readonly (readonly [SubjectId, string, readonly string[]])[]> {
  const found = await prepareSitting(s.ports, s.reader('coordinator'), sitting);
  return (found?.children ?? []).map((c) => [c.child, c.group.group, c.papers.map((p) => p.missing)] as const);
}
async function open(child: SubjectId): Promise<readonly string[]> {
  const standing = await s.store.asReader(s.reader('manager'), ({ lists }) => lists.standing({ kind: 'child', id: child }));
  return (standing?.duties ?? []).filter((d) => d.state === 'open').map((d) => `${d.clause} ${d.owner}`);
}

beforeAll(async () => {
  s = await openMeetingService();
  s.today('2026-03-09');
  for (const name of ['custody', 'yes', 'no', 'urgent', 'probation'] as const) {
    children[name] = await s.child(name.toUpperCase(), name === 'probation' ? [] : dyo(name === 'no' ? 'amber' : 'red'));
    await told(children[name], 'manager', 'allocation.made', '2026-03-02', { role: 'case-manager', worker: s.worker('caseManager') });
  }
  await told(children.custody, 'caseManager', 'custody.started', '2026-03-02', { place: 'A secure home', basis: 'sentence' });
});
afterAll(() => s?.close());

describe('a Case Management and Diversity Panel', () => {
  let sitting: SubjectId;

  it('is planned, its children are booked with what lies before it, and what is missing is said', async () => {
    sitting = await planned(CMDP, '2026-03-11');
    for (const child of [children.custody, children.yes, children.no]) {
      const referred = await told(child, 'caseManager', 'panel.referred', '2026-03-09', { panel: CMDP, cause: 'initial', wanted: 'How to keep the evenings safe' });
      await told(child, 'caseManager', 'panel.booked', '2026-03-09', { panel: CMDP, on: '2026-03-11', cause: 'initial' }, referred);
    }
    await told(children.yes, 'officer', 'screening.prepared', '2026-03-09', { by: ['offender-management-coordinator', 'seconded-police-officer'], document: 'Panel folder' });
    expect(await agenda(sitting)).toEqual([[children.custody, 'custody', ['screening missing']], [children.yes, 'initial', []], [children.no, 'initial', ['screening missing']]]);
    const found = await prepareSitting(s.ports, s.reader('caseManager'), sitting);
    expect(found?.children[1]?.before.map((e) => e.kind)).toEqual(['panel.referred', 'screening.prepared']);
  });

  it('LEI-10.4, LEI-2.14 is chaired by a team manager and asks why the officer is not there', async () => {
    const chair = (role: Role) => noteSitting(s.ports, { ...act(sitting), kind: 'sitting.chair-named', data: { name: 'Toni Manager', role } });
    expect(await chair('offender-management-coordinator')).toMatchObject({ outcome: 'refused', objections: [{ clause: 'LEI-10.4' }] });
    expect((await chair('team-manager')).outcome).toBe('recorded');
    s.today('2026-03-11');
    expect((await openSitting(s.ports, act(sitting))).outcome).toBe('recorded');
    const without = await takeAttendance(s.ports, { ...act(sitting), people: [known('coordinator'), known('manager')] });
    expect(without).toMatchObject({ outcome: 'asked', questions: [{ clause: 'LEI-2.14' }] });
    expect((await takeAttendance(s.ports, { ...act(sitting), people: [known('coordinator'), known('manager'), known('officer')] })).outcome).toBe('recorded');
    const found = await prepareSitting(s.ports, s.reader('coordinator'), sitting);
    expect(found?.children[0]?.presenter).toEqual({ role: 'case-manager', worker: s.worker('caseManager') });
  });

  it('LEI-2.12, LEI-2.16, LEI-2.17, LEI-2.18, LEI-6.2 says for each child what its record lacks', async () => {
    expect(wants(await save(sitting, children.no, 'panel.decided', { ...FACTORS, 'added-value': true, reasons: 'r' }))).toEqual(['asked LEI-2.12 risk-level', 'asked LEI-2.12 safety-and-wellbeing', 'asked LEI-2.12 assessment-comments', 'asked LEI-2.12 plan-advice']);
    expect(wants(await save(sitting, children.no, 'panel.decided', PARTS))).toEqual(['refused LEI-2.16 added-value', 'refused LEI-2.16 reasons']);
    expect(wants(await save(sitting, children.no, 'panel.decided', { ...HEARD, transitions: undefined, decider: 'team-manager' }))).toEqual(['refused LEI-2.17 transitions', 'refused LEI-2.18 decider']);
    expect(wants(await save(sitting, children.yes, 'panel.decided', { ...HEARD, 'added-value': true, 'external-support': false }))).toEqual(['asked LEI-2.17 further-reason']);
    expect(wants(await save(sitting, children.custody, 'panel.decided', HEARD))).toEqual(['asked LEI-6.2 resettlement', 'asked LEI-6.2 risk-management']);
  });

  it('a child who was added by hand needs the outcome too, and nothing is on record before everything is settled', async () => {
    expect((await addChild(s.ports, { ...act(sitting), child: children.probation, reason: 'A friend of two on the agenda' })).outcome).toBe('recorded');
    expect((await openItem(s.ports, s.reader('manager'), s.actor('manager'), sitting, children.probation))?.groups.map((g) => g.kind)).toEqual(['panel.decided']);
    const unsettled = await close(sitting);
    expect(unsettled).toMatchObject({ outcome: 'unsettled', ready: 0 });
    expect((await agenda(sitting)).length).toBe(4);
    const chronology = await s.store.asSystem(s.service, ({ records }) => records.chronology({ kind: 'child', id: children.yes }));
    expect(chronology.some((e) => e.kind === 'panel.decided')).toBe(false);
  });

  it('LEI-2.18, LEI-2.19 the chair decides against the others, whose views are kept, and the form is owed for the yes alone', async () => {
    const dissent = [{ who: 'The coordinator', view: 'It is held here well enough' }];
    expect(wants(await save(sitting, children.yes, 'panel.decided', { ...HEARD, 'added-value': true, reasons: 'Moving to adult services', dissent, 'next-review': '2026-04-22' }))).toEqual([]);
    expect(wants(await save(sitting, children.no, 'panel.decided', HEARD))).toEqual([]);
    expect(wants(await save(sitting, children.custody, 'panel.decided', { ...HEARD, resettlement: 'A room at his aunt’s', 'risk-management': 'Calls twice a week' }))).toEqual([]);
    expect(wants(await save(sitting, children.probation, 'panel.decided', { ...PARTS }))).toEqual([]);
    expect(await close(sitting)).toMatchObject({ outcome: 'closed', children: expect.arrayContaining([{ child: children.yes, outcome: 'decided' }]) });
    const minutes = await minutesOf(s.ports, s.reader('coordinator'), sitting, (_k, data) => Object.entries(data).map(([label, value]) => ({ label, value: JSON.stringify(value) })));
    expect(JSON.stringify(minutes?.children.find((c) => c.child === children.yes)?.entries)).toContain('It is held here well enough');
    expect(await open(children.yes)).toEqual(expect.arrayContaining(['LEI-2.19 case-manager', 'LEI-9.3 case-manager']));
    expect((await open(children.no)).filter((d) => d.startsWith('LEI-2.19'))).toEqual([]);
    expect(await tell(children.no, 'caseManager', 'iom-referral.completed', '2026-03-11', { destination: 'iom', grounds: 'Rising' })).toMatchObject({ outcome: 'refused', objections: [{ clause: 'LEI-2.19' }] });
  });
});

describe('the referral form', () => {
  it('LEI-2.19 is filled from the record, and keeps the words of another agency apart', async () => {
    await told(children.yes, 'caseManager', 'voice.recorded', '2026-03-10', { wants: 'A job with his uncle' });
    const police = { ...s.actor('officer'), agency: 'police' as ReturnType<MeetingService['actor']>['agency'] };
    const said = await record(s.ports, { id: s.command(), actor: police, subject: { kind: 'child', id: children.yes }, source: 'live', answers: {}, agreements: [], records: [{ kind: 'panel.contributed', data: { text: 'Seen with the older group on Narborough Road' }, occurredOn: plainDate('2026-03-11') }] });
    expect(said.outcome).toBe('recorded');
    const reader = s.reader('caseManager');
    const rule = await formOfKind(s.ports, reader, 'iom-referral.completed', plainDate('2026-03-11'));
    const child = await openChild(s.ports, reader, children.yes, plainDate('2026-03-11'));
    if (rule === undefined || child === undefined) throw new Error('no form');
    const parts = await fillForm(s.ports, reader, rule, child, plainDate('2026-03-11'));
    const part = (title: string) => parts.find((p) => p.title === title);
    expect(part('Risk')?.text).toMatch(/RAG.*Red/i);
    expect(part('What the young person says')?.text).toContain('A job with his uncle');
    expect(part('What others have told us')).toMatchObject({ text: '', others: [{ text: expect.stringContaining('older group'), entry: { agency: 'police' } }] });
    expect(parts.map((p) => p.text).join()).not.toContain('older group');
  });

  it('is confirmed by a person, sent to the coordinator, and lies before the referral panel', async () => {
    const others = [{ title: 'What others have told us', whose: 'Police', text: 'Seen with the older group', agreed: 'Robin Officer, 12 March' }];
    const nobody = await tell(children.yes, 'caseManager', 'iom-referral.completed', '2026-03-11', { destination: 'both', grounds: 'Rising', others: others.map(({ agreed: _agreed, ...o }) => o) });
    expect(nobody.outcome).toBe('invalid');
    const form = await told(children.yes, 'caseManager', 'iom-referral.completed', '2026-03-11', { destination: 'both', grounds: 'Rising', parts: [{ title: 'Risk', text: 'As our assessment of March says' }], others });
    s.today('2026-03-12');
    const sent = await told(children.yes, 'caseManager', 'iom-referral.sent', '2026-03-12', {}, form);
    expect(await open(children.yes)).toContain('LEI-2.20 offender-management-coordinator');
    await told(children.yes, 'coordinator', 'panel.booked', '2026-03-12', { panel: 'referral', on: '2026-03-18' }, sent);
  });
});

describe('a Single Agency Referral Panel', () => {
  let sitting: SubjectId;
  const CHAIRED = { discussion: 'Weapons, and who helps', decider: 'mappa-manager', 'case-meeting': false };

  it('LEI-3.6, LEI-3.7 an agency that brings a case must be there, and presents it', async () => {
    sitting = await planned('referral', '2026-03-18', { place: 'Mansfield House Police Station' });
    expect(await agenda(sitting)).toEqual([[children.yes, 'booked', []]]);
    const wrong = await addChild(s.ports, { ...act(sitting), child: children.probation, reason: 'Referred by probation', lead: 'The Scouts' });
    expect(wrong).toMatchObject({ outcome: 'refused', objections: [{ wants: expect.stringContaining('National Probation Service') }] });
    expect((await addChild(s.ports, { ...act(sitting), child: children.probation, reason: 'Referred by probation', lead: 'National Probation Service' })).outcome).toBe('recorded');
    s.today('2026-03-18');
    expect((await openSitting(s.ports, act(sitting))).outcome).toBe('recorded');
    const found = await prepareSitting(s.ports, s.reader('coordinator'), sitting);
    expect(found?.children.map((c) => [c.child, c.lead, c.presenter?.role])).toEqual([[children.yes, 'YOS', 'offender-management-coordinator'], [children.probation, 'National Probation Service', 'senior-probation-officer']]);
    const presents = await noteSitting(s.ports, { ...act(sitting), kind: 'sitting.presenter-named', data: { child: children.probation, role: 'offender-management-coordinator', name: 'Casey Coordinator' } });
    expect(presents).toMatchObject({ outcome: 'refused', objections: [{ clause: 'LEI-3.7' }] });
    const people = [there('M. Ellis', 'mappa-manager'), there('DI Rowe', 'police-iom-inspector'), known('coordinator')];
    const taken = await takeAttendance(s.ports, { ...act(sitting), people });
    if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken));
    const marks = await s.store.asSystem(s.service, ({ records }) => records.chronology({ kind: 'sitting', id: sitting }));
    expect(marks.find((e) => e.id === taken.entries[0])?.marks).toEqual(['required attendance missing: National Probation Service']);
    const again = await takeAttendance(s.ports, { ...act(sitting), people: [...people, there('P. Okafor', 'senior-probation-officer')], seen: taken.entries[0]! });
    expect(again.outcome).toBe('recorded');
  });

  it('LEI-3.8 to LEI-3.12 the chair decides for IOM and MAPPA, with feedback, a level, and whether a Case Management Meeting is convened', async () => {
    const on = (data: Readonly<Record<string, unknown>>) => save(sitting, children.yes, 'referral-panel.decided', { ...CHAIRED, ...data });
    expect(wants(await on({ 'iom-outcome': 'local', decider: 'offender-management-coordinator', 'mappa-outcome': 'rejected', feedback: 'f' }))).toEqual(['refused LEI-3.8 decider']);
    expect(wants(await on({ 'iom-outcome': 'rejected', 'mappa-outcome': 'rejected' }))).toEqual(['refused LEI-3.11 feedback']);
    expect(wants(await on({ 'iom-outcome': 'local' }))).toEqual(['refused LEI-3.10 mappa-outcome']);
    expect(wants(await on({ 'iom-outcome': 'local', 'mappa-outcome': 'registering' }))).toEqual(['asked LEI-3.10 mappa-level']);
    expect(wants(await on({ 'iom-outcome': 'co-located', 'mappa-outcome': 'registering', 'mappa-level': 'level-3', 'case-meeting': undefined }))).toEqual(['refused LEI-3.12 case-meeting']);
    expect(wants(await on({ 'iom-outcome': 'co-located', 'mappa-outcome': 'registering', 'mappa-level': 'level-2', 'case-meeting': true }))).toEqual(['refused LEI-3.12 convenor', 'refused LEI-3.12 convene-by']);
    expect(wants(await on({ 'iom-outcome': 'co-located', 'mappa-outcome': 'rejected', feedback: 'Held at Level 1; refer again if weapons are used', 'case-meeting': true, convenor: 'case-manager', 'convene-by': '2026-03-27' }))).toEqual([]);
    expect(wants(await save(sitting, children.probation, 'referral-panel.decided', { ...CHAIRED, 'iom-outcome': 'local' }))).toEqual([]);
    expect(await close(sitting)).toMatchObject({ outcome: 'closed', children: [{ outcome: 'decided' }, { outcome: 'decided' }] });
    expect(await open(children.yes)).toContain('LEI-3.12 case-manager');
    const alerts = await s.store.asReader(s.reader('caseManager'), ({ lists }) => lists.work({ worker: s.worker('caseManager'), pools: [], sorts: ['alert'], states: ['open'] }));
    expect(alerts.rows.map((r) => r.detail.clause)).toContain('LEI-3.14');
  });

  it('LEI-3.15, LEI-3.16 a concern goes to the team manager and the service manager, and the outcome stands', async () => {
    const decided = (await s.store.asSystem(s.service, ({ records }) => records.chronology({ kind: 'child', id: children.yes }))).find((e) => e.kind === 'referral-panel.decided');
    const raised = await told(children.yes, 'caseManager', 'panel-concern.raised', '2026-03-18', { concern: 'Co-located asks more of him than he can hold' }, decided?.id);
    expect(await open(children.yes)).toContain('LEI-3.15 team-manager');
    const discussed = await told(children.yes, 'manager', 'panel-concern.discussed', '2026-03-18', { result: 'Not settled', settled: false }, raised);
    expect(await open(children.yes)).toContain('LEI-3.16 team-manager');
    await told(children.yes, 'manager', 'panel-concern.escalated', '2026-03-18', { why: 'The number of appointments' }, discussed);
    expect(await open(children.yes)).toContain('LEI-3.16 service-manager');
    const standing = await s.store.asReader(s.reader('manager'), ({ lists }) => lists.standing({ kind: 'child', id: children.yes }));
    expect(standing?.facts['referral-panel.iom']?.value).toBe('co-located');
  });
});

describe('a bespoke panel for an urgent referral', () => {
  it('LEI-3.2 is refused without the chair or the lead agency, and is for the case that called it alone', async () => {
    s.today('2026-03-19');
    await told(children.urgent, 'manager', 'panel.decided', '2026-03-19', { ...HEARD, 'added-value': true });
    const form = await told(children.urgent, 'caseManager', 'iom-referral.completed', '2026-03-19', { destination: 'iom', grounds: 'Shots fired', urgent: true, 'why-urgent': 'Shots fired last night' });
    const sent = await told(children.urgent, 'caseManager', 'iom-referral.sent', '2026-03-19', {}, form);
    await told(children.custody, 'manager', 'panel.decided', '2026-03-19', { ...HEARD, 'added-value': true, resettlement: 'r', 'risk-management': 'm' });
    const waiting = await told(children.custody, 'caseManager', 'iom-referral.completed', '2026-03-19', { destination: 'iom', grounds: 'g' });
    await told(children.custody, 'caseManager', 'iom-referral.sent', '2026-03-19', {}, waiting);
    const people = (...roles: Role[]) => roles.map((role) => ({ name: `N ${role}`, role }));
    const urgent = (why: string, ...roles: Role[]) => plan('referral', '2026-03-20', { urgent: { why, expected: people(...roles) } });
    expect(await urgent('Shots fired', 'mappa-manager', 'police-iom-inspector')).toMatchObject({ outcome: 'refused', objections: [{ clause: 'LEI-3.2', wants: expect.stringContaining('lead agency') }] });
    expect(await urgent('Shots fired', 'offender-management-coordinator')).toMatchObject({ outcome: 'refused', objections: [{ wants: 'Chair to be there' }] });
    expect(await urgent('', 'mappa-manager', 'offender-management-coordinator')).toMatchObject({ outcome: 'refused', objections: [{ field: 'why-urgent' }] });
    const called = await urgent('Shots fired', 'iom-detective-inspector', 'offender-management-coordinator');
    if (called.outcome !== 'planned') throw new Error(JSON.stringify(called));
    const next = await planned('referral', '2026-03-25', { why: 'The Wednesday after' });
    await told(children.urgent, 'coordinator', 'panel.booked', '2026-03-19', { panel: 'referral', on: '2026-03-20', reason: 'Urgent' }, sent);
    expect((await agenda(called.sitting)).map(([c]) => c)).toEqual([children.urgent]);
    expect((await agenda(next)).map(([c, g]) => [c, g])).toEqual([[children.custody, 'waiting']]);
    s.today('2026-03-20');
    await openSitting(s.ports, act(called.sitting));
    const taken = await takeAttendance(s.ports, { ...act(called.sitting), people: [there('DI Farr', 'iom-detective-inspector'), known('coordinator')] });
    expect(taken.outcome).toBe('recorded');
    expect(wants(await save(called.sitting, children.urgent, 'referral-panel.decided', { discussion: 'Where he sleeps tonight', decider: 'iom-detective-inspector', 'case-meeting': false, 'iom-outcome': 'co-located' }))).toEqual([]);
    expect((await close(called.sitting)).outcome).toBe('closed');
  });
});

describe('a Reoffending Toolkit meeting', () => {
  it('LEI-5.7, LEI-5.20, LEI-7.27 takes Red before Amber, carries nobody over and asks what the coordinator contributed', async () => {
    s.today('2026-03-24');
    const sitting = await planned('reoffending-toolkit', '2026-03-24');
    expect((await agenda(sitting)).map(([c, g]) => [c, g])).toEqual([[children.custody, 'red'], [children.urgent, 'red'], [children.yes, 'red'], [children.no, 'amber']]);
    await openSitting(s.ports, act(sitting));
    await takeAttendance(s.ports, { ...act(sitting), people: [known('coordinator'), known('manager')] });
    for (const child of [children.custody, children.urgent, children.yes]) expect(wants(await save(sitting, child, 'toolkit.reviewed', { note: 'Two of the last three on a Friday' }))).toEqual([]);
    const adjourned = await close(sitting, { adjourn: { reason: 'No time', until: plainDate('2026-03-31') } });
    expect(adjourned).toMatchObject({ outcome: 'unsettled', problems: [{ clause: 'LEI-5.7' }] });
    expect(wants(await save(sitting, children.no, 'toolkit.reviewed', { note: 'Quiet' }))).toEqual([]);
    expect(await close(sitting)).toMatchObject({ outcome: 'unsettled', problems: [{ clause: 'LEI-7.27' }] });
    expect((await noteSitting(s.ports, { ...act(sitting), kind: 'sitting.contribution', data: { role: 'offender-management-coordinator', text: 'Who is out on licence next month' } })).outcome).toBe('recorded');
    expect((await close(sitting)).outcome).toBe('closed');
  });

  it('LEI-10.3 attendance is counted by sort of meeting, and opens to its sittings', async () => {
    const people = await attendanceBySort(s.ports, s.reader('manager'), plainDate('2026-03-01'), plainDate('2026-03-31'));
    const manager = people.find((p) => p.worker === s.worker('manager'));
    expect(manager?.share).toEqual({ case: { present: 1, of: 1 }, operational: { present: 1, of: 1 }, strategic: { present: 0, of: 0 } });
    expect(manager?.sittings.map((x) => [x.title, x.attendance])).toEqual([['Case Management and Diversity Panel', 'present'], ['Reoffending Toolkit meeting', 'present']]);
    expect(people.find((p) => p.worker === s.worker('officer'))?.share.case).toEqual({ present: 1, of: 1 });
  });
});
