import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadMyWork } from '../../src/app/work/my-work.ts';
import { identityStore } from '../../src/store/identity/identity-store.ts';
import { record } from '../../src/app/record/record.ts';
import { id, type AgencyId, type SubjectId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import type { Reader } from '../../src/app/ports/reader.ts';
import type { Subject } from '../../src/core/chronology/entry.ts';
import type { EntryData } from '../../src/core/chronology/entry.ts';
import { machineIds } from '../../src/store/ids.ts';
import { openDatabase, openService, SERVERS, type Database, type Person, type Service } from './harness.ts';

const TABLES = ['entry', 'entry_content', 'standing'] as const;

describe.each(SERVERS)('workers, persons and areas on $server', ({ server }) => {
  let db: Database;
  let s: Service;
  let child: Subject;

  beforeAll(async () => {
    db = await openDatabase(server);
    s = await openService(db);
    s.today('2026-03-02');
    child = await s.child({ surname: 'Vale', forenames: 'Jo', reference: 'YJ-1', born: '2011-05-06' });
    await s.recorded('manager', child, 'dyo.classified', { criterion: ['yogrs'] });
  });
  afterAll(() => db?.close());

  const rows = (person: Person, table: string, of: Subject): Promise<readonly unknown[]> =>
    db.store.connections.asReader(s.reader(person), (tx) => tx.query(`SELECT * FROM ${table} WHERE subject_kind = $1 AND subject_id = $2`, [of.kind, of.id]));
  const there = async (table: string, of: Subject): Promise<number> => Number((await db.asSuperuser(`SELECT count(*) AS n FROM ${table} WHERE subject_kind = $1 AND subject_id = $2`, [of.kind, of.id]))[0]?.['n']);
  const tell = (person: Person, of: Subject, kind: string, data: EntryData, on = s.now()) => record(s.ports, s.command(person, of, [{ kind, data, occurredOn: on }]), { create: true });
  const workerOf = (person: Person): Subject => ({ kind: 'worker', id: id<SubjectId>(s.workers[person]) });

  describe('what is recorded about a worker', () => {
    beforeAll(async () => {
      const cm = workerOf('worker');
      expect((await tell('manager', cm, 'supervision.join-asked', { who: 'offender-management-coordinator', on: '2026-03-19' })).outcome).toBe('recorded');
      s.today('2026-03-19');
      expect((await tell('manager', cm, 'supervision.agenda', { cases: [{ child: child.id, dyo: true }] })).outcome).toBe('recorded');
    });

    it.each(TABLES)('is there in %s, seen by the worker and the manager and by nobody else', async (table) => {
      const cm = workerOf('worker');
      expect(await there(table, cm)).toBeGreaterThan(0);
      for (const person of ['worker', 'manager'] as const) expect((await rows(person, table, cm)).length, person).toBeGreaterThan(0);
      for (const person of ['coordinator', 'police', 'volunteer', 'administrator'] as const) expect(await rows(person, table, cm), person).toEqual([]);
    });

    it('shows whoever owes something about a colleague what they owe, and nothing else of it', async () => {
      const owed = (person: Person) => db.store.asReader(s.reader(person), (unit) => unit.lists.work({ worker: s.workers[person], pools: s.reader(person).roles, states: ['open'] }));
      const coordinator = (await owed('coordinator')).rows.filter((r) => r.subject.kind === 'worker');
      expect(coordinator.map((r) => [r.about, r.sort === 'duty' ? [r.detail.clause, r.detail.due] : undefined])).toEqual([[expect.stringContaining('worker of'), ['LEI-7.10', '2026-03-19']]]);
      expect((await owed('police')).rows.filter((r) => r.subject.kind === 'worker')).toEqual([]);
      expect(await rows('police', 'work', workerOf('worker'))).toEqual([]);
    });

    it('is recorded by those who manage the worker', async () => {
      const about = (person: Person, of: Person) => tell(person, workerOf(of), 'supervision.planned', { on: '2026-04-16' });
      expect((await about('coordinator', 'worker')).outcome).toBe('not-allowed');
      expect((await about('worker', 'worker')).outcome).toBe('not-allowed');
      expect((await about('manager', 'manager')).outcome).toBe('not-allowed');
      expect((await about('manager', 'police')).outcome).toBe('recorded');
    });

    it('is not seen by the manager of another team', async () => {
      await db.asSuperuser("UPDATE worker SET team = 'North' WHERE id = $1", [s.workers.manager]);
      expect(await there('entry', workerOf('worker'))).toBeGreaterThan(0);
      expect(await rows('manager', 'entry', workerOf('worker'))).toEqual([]);
      await db.asSuperuser('UPDATE worker SET team = NULL WHERE id = $1', [s.workers.manager]);
      expect((await rows('manager', 'entry', workerOf('worker'))).length).toBeGreaterThan(0);
    });

    it('a note about a child in supervision stands on the child’s record too, in one act', async () => {
      const done = await tell('manager', workerOf('worker'), 'supervision.case-discussed', { child: child.id, plan: 'On course', risk: 'Lower' });
      if (done.outcome !== 'recorded') throw new Error(JSON.stringify(done));
      expect(done.entries).toHaveLength(2);
      const act = await db.store.asReader(s.reader('manager'), (unit) => unit.records.act(done.act));
      expect(act.map((e) => [e.subject.kind, e.kind])).toEqual([['worker', 'supervision.case-discussed'], ['child', 'oversight.recorded']]);
      const standing = await db.store.asReader(s.reader('coordinator'), (unit) => unit.lists.standing(child));
      expect(standing?.facts['oversight.on']?.value).toBe('2026-03-19');
      expect((await db.store.asReader(s.reader('coordinator'), (unit) => unit.records.act(done.act))).map((e) => e.kind)).toEqual(['oversight.recorded']);
    });

    it('a note about a child whose record the manager may not open is not taken', async () => {
      const hidden = await s.child({ surname: 'Ashby', forenames: 'Sam' });
      await s.recorded('manager', hidden, 'case.restricted', { why: 'A colleague’s child', ask: s.workers.coordinator, people: [{ worker: s.workers.coordinator }] });
      const done = await tell('manager', workerOf('worker'), 'supervision.case-discussed', { child: hidden.id, risk: 'Lower' });
      expect(done.outcome).toBe('not-allowed');
      const nobody = await tell('manager', workerOf('worker'), 'supervision.case-discussed', { child: machineIds.next(), risk: 'Lower' });
      expect(nobody.outcome).toBe('not-allowed');
    });
  });

  describe('a person beside a child', () => {
    it('is seen by those who may open the child’s record, and no more once it is restricted', async () => {
      const person: Subject = { kind: 'person', id: id<SubjectId>(machineIds.next()) };
      const other = await s.child({ surname: 'Reed', forenames: 'Al' });
      const concern = { name: 'Kim Reed', beside: other.id, incidents: [{ on: '2026-03-01', what: 'Shop theft' }] };
      expect((await tell('police', person, 'prevention.concern', concern)).outcome).toBe('recorded');
      for (const p of ['police', 'coordinator', 'worker'] as const) expect((await rows(p, 'entry', person)).length, p).toBe(1);
      for (const p of ['volunteer', 'administrator'] as const) expect(await rows(p, 'entry', person), p).toEqual([]);
      await s.recorded('manager', other, 'case.restricted', { why: 'A colleague’s child', ask: s.workers.manager, people: [{ worker: s.workers.manager }] });
      for (const table of [...TABLES, 'work']) {
        expect(await there(table, person), table).toBeGreaterThan(0);
        expect((await rows('manager', table, person)).length, table).toBeGreaterThan(0);
        for (const p of ['police', 'coordinator', 'worker'] as const) expect(await rows(p, table, person), `${table} ${p}`).toEqual([]);
      }
      expect((await tell('police', person, 'prevention.liaison', { agencies: ['school'], what: 'mentoring' })).outcome).toBe('not-allowed');
    });
  });

  describe('a volunteer', () => {
    const rowsOf = (of: Subject) => Promise.all([...TABLES, 'work'].map((t) => rows('volunteer', t, of)));

    it('sees the child between the days of the assignment, in London, and nothing on the day before or after', async () => {
      const helped = await s.child({ surname: 'Marl', forenames: 'Kit' });
      await s.recorded('manager', helped, 'volunteer.assigned', { worker: s.workers.volunteer, from: '2026-06-30', until: '2026-07-02', 'what-for': 'Appropriate adult' });
      const at = (instant: string) => db.store.connections.asReader(s.reader('volunteer'), (tx) => tx.query('SELECT $1::uuid = ANY (assigned_to(reader_worker(), $2)) AS sees', [helped.id, instant])).then((r) => (r[0] as { sees: boolean }).sees);
      // Summer time: midnight in London is eleven at night in UTC.
      expect(await Promise.all(['2026-06-29T22:59:59Z', '2026-06-29T23:00:00Z', '2026-07-02T22:59:59Z', '2026-07-02T23:00:00Z'].map(at))).toEqual([false, true, true, false]);
    });

    it.each([['the last day is today', 0, 0, true], ['it ended yesterday', -3, -1, false], ['it begins tomorrow', 1, 9, false]])('by the day on which they look: %s', async (_, from, until, sees) => {
      const helped = await s.child({ surname: 'Marl', forenames: 'Kit' });
      const [first] = await db.asSuperuser(`SELECT (throughline.london_day(now()) + ${from})::text AS from, (throughline.london_day(now()) + ${until})::text AS until`);
      await s.recorded('manager', helped, 'volunteer.assigned', { worker: s.workers.volunteer, from: String(first?.['from']), until: String(first?.['until']), 'what-for': 'Mentoring' });
      expect(await there('entry', helped)).toBeGreaterThan(0);
      expect((await rowsOf(helped)).some((r) => r.length > 0)).toBe(sees);
      const found = await db.store.asReader({ ...s.reader('volunteer'), purpose: 'looking for a child' }, (unit) => unit.lists.search('Marl', 20, s.now()));
      expect(found.some((f) => f.id === helped.id)).toBe(sees);
      const written = await record(s.ports, s.command('volunteer', helped, [{ kind: 'contact.recorded', data: { outcome: 'kept', note: 'Met' }, occurredOn: s.now() }]));
      expect(written.outcome === 'not-allowed').toBe(!sees);
    });

    it('is not made the holder of a case, and sees nothing for a purpose that is none of theirs', async () => {
      const held = await record(s.ports, s.command('manager', child, [{ kind: 'allocation.made', data: { role: 'volunteer', worker: s.workers.volunteer }, occurredOn: s.now() }]));
      expect(held).toMatchObject({ outcome: 'invalid', faults: [{ field: 'role' }] });
      const helped = await s.child({ surname: 'Marl', forenames: 'Lou' });
      await s.recorded('manager', helped, 'volunteer.assigned', { worker: s.workers.volunteer, from: '2020-01-01', until: '2099-12-31', 'what-for': 'Mentoring' });
      const counted = (purpose: 'working with the child' | 'looking at the figures' | 'own account') => db.store.connections.asReader({ ...s.reader('volunteer'), purpose }, (tx) => tx.query("SELECT 1 FROM entry WHERE subject_id = $1", [helped.id])).then((r) => r.length > 0);
      expect([await counted('working with the child'), await counted('looking at the figures'), await counted('own account')]).toEqual([true, false, false]);
    });
  });

  describe('somebody who is away', () => {
    const holderOf = (person: Person, on: string) => identityStore(db.store.connections).holder({ service: s.id, worker: s.workers[person] }, plainDate(on));

    beforeAll(async () => {
      s.today('2026-04-01');
      const done = await tell('worker', workerOf('worker'), 'absence.recorded', { from: '2026-04-07', until: '2026-04-10', 'stand-in': s.workers.police, roles: ['case-manager'], agrees: 'no' });
      expect(done.outcome).toBe('recorded');
      expect((await tell('manager', workerOf('worker'), 'absence.recorded', { from: '2026-04-20', until: '2026-04-30', 'stand-in': s.workers.police, roles: ['team-manager'], agrees: 'yes' })).outcome).toBe('recorded');
      expect((await tell('worker', workerOf('police'), 'absence.recorded', { from: '2026-04-07', until: '2026-04-10', 'stand-in': s.workers.worker, roles: ['seconded-police-officer'], agrees: 'no' })).outcome).toBe('not-allowed');
    });

    it('has a stand-in from the first day to the last, in roles that they hold themselves', async () => {
      for (const [day, roles] of [['2026-04-06', 1], ['2026-04-07', 2], ['2026-04-10', 2], ['2026-04-11', 1], ['2026-04-20', 1]] as const) expect((await holderOf('police', day))?.roles.length, day).toBe(roles);
      expect((await holderOf('police', '2026-04-07'))?.standingIn).toMatchObject([{ worker: s.workers.worker, role: 'case-manager', agrees: false, ownRole: false }]);
      expect((await holderOf('worker', '2026-04-07'))?.standingIn).toEqual([]);
    });

    it('has the work seen by both, and what the stand-in records says for whom', async () => {
      s.today('2026-04-07');
      const standingIn = (await holderOf('police', '2026-04-07'))!.standingIn;
      const reader = { ...s.reader('police'), roles: [...s.reader('police').roles, 'case-manager' as const], standingIn };
      const due = async (r: typeof reader | ReturnType<Service['reader']>) => {
        const work = await loadMyWork(s.ports, r, 'case-manager', s.now());
        return [work.overdue, work.today, work.thisWeek, work.later, work.untilDone].flatMap((p) => [...p.duties, ...p.together.flatMap((t) => t.rows)]).filter((d) => d.subject.id === child.id && d.ownerWorker === s.workers.worker);
      };
      const own = await due(s.reader('worker'));
      expect(own.length).toBeGreaterThan(0);
      const theirs = await due(reader);
      expect(theirs.map((d) => d.detail.key)).toEqual(own.map((d) => d.detail.key));
      expect(theirs[0]?.inPlaceOf).toContain('worker of');
      expect(own[0]?.inPlaceOf).toBeUndefined();
      expect(await due(s.reader('police'))).toEqual([]);
      const done = await record(s.ports, { ...s.command('police', child, [{ kind: 'note.recorded', data: { note: 'Rang the school' }, occurredOn: s.now() }]), actor: { ...s.actor('police'), role: 'case-manager', roles: reader.roles, standingIn } });
      if (done.outcome !== 'recorded') throw new Error(JSON.stringify(done));
      const entry = await db.store.asReader(s.reader('manager'), (unit) => unit.records.entry(done.entries[0]!));
      expect(entry?.marks).toEqual([expect.stringMatching(/^standing in for worker of/)]);
    });

    it('ends the standing in on the day on which they are back', async () => {
      s.today('2026-04-09');
      const [first] = await db.store.asReader(s.reader('worker'), (unit) => unit.records.chronology(workerOf('worker'))).then((all) => all.filter((e) => e.kind === 'absence.recorded'));
      expect((await record(s.ports, s.command('worker', workerOf('worker'), [{ kind: 'absence.ended', data: {}, occurredOn: s.now(), of: first!.id }]))).outcome).toBe('recorded');
      expect((await holderOf('police', '2026-04-08'))?.roles).toContain('case-manager');
      expect((await holderOf('police', '2026-04-09'))?.roles).not.toContain('case-manager');
    });
  });

  it('an agency that has ended lets nobody in, from the day after its last', async () => {
    const identity = identityStore(db.store.connections);
    const of = { service: s.id, worker: s.workers.police };
    await identity.addAgency(s.id, { id: id<AgencyId>('drugs'), name: 'Drug service', sort: 'drug-service', from: plainDate('2026-01-01') });
    await identity.setAgencyUntil(s.id, id<AgencyId>('drugs'), plainDate('2026-07-31'));
    await db.asSuperuser("UPDATE worker SET agency = 'drugs' WHERE id = $1", [s.workers.police]);
    const opens = async (on: string) => (await identity.holder(of, plainDate(on))) !== undefined;
    expect([await opens('2025-12-31'), await opens('2026-01-01'), await opens('2026-07-31'), await opens('2026-08-01')]).toEqual([false, true, true, false]);
    await db.asSuperuser("UPDATE worker SET agency = 'youth-justice' WHERE id = $1", [s.workers.police]);
  });

  describe('a victim', () => {
    beforeAll(() => s.posted('stranger', ['victim-worker']));
    const victim: Subject = { kind: 'person', id: id<SubjectId>(machineIds.next()) };
    const worker = () => ({ ...s.reader('stranger'), roles: ['victim-worker' as const], purpose: 'working with a victim' as const });
    const actor = () => ({ ...s.actor('stranger'), role: 'victim-worker' as const, roles: ['victim-worker' as const], purpose: 'working with a victim' as const });
    const say = (kind: string, data: EntryData, who = actor()) => record(s.ports, { ...s.command('stranger', victim, [{ kind, data, occurredOn: s.now() }]), actor: who }, { create: true });
    const seen = (reader: Reader, table: string) => db.store.connections.asReader(reader, (tx) => tx.query(`SELECT * FROM ${table} WHERE subject_kind = 'person' AND subject_id = $1`, [victim.id]));
    let harmed: Subject;

    beforeAll(async () => {
      s.today('2026-05-04');
      harmed = await s.child({ surname: 'Orme', forenames: 'Dee', reference: 'YJ-77' });
      expect(await say('victim.recorded', { name: 'Pat Hollowaystone', child: harmed.id, 'child-reference': 'YJ-77', offence: 'Robbery on 1 May', managers: [{ worker: s.workers.manager }] })).toMatchObject({ outcome: 'recorded' });
      expect(await say('restorative.offered', { ways: ['letter'] })).toMatchObject({ outcome: 'recorded' });
    });

    it.each([...TABLES, 'standing_part'])('is there in %s, and seen by nobody who works with the child', async (table) => {
      expect(await there(table, victim)).toBeGreaterThan(0);
      for (const person of ['worker', 'coordinator', 'police', 'volunteer', 'administrator', 'manager'] as const) expect(await rows(person, table, victim), person).toEqual([]);
    });

    it('is seen by the victim worker, who sees no child, and by the manager named, for that purpose alone', async () => {
      expect((await seen(worker(), 'entry')).length).toBe(2);
      expect(await db.store.connections.asReader(worker(), (tx) => tx.query("SELECT * FROM entry WHERE subject_kind <> 'person'"))).toEqual([]);
      const manager = { ...s.reader('manager'), purpose: 'seeing what a victim’s worker has recorded' as const };
      expect((await seen(manager, 'entry_content')).length).toBe(2);
      expect(await seen({ ...manager, worker: s.workers.worker }, 'entry_content')).toEqual([]);
      expect(await seen({ ...worker(), purpose: 'own account' }, 'entry')).toEqual([]);
    });

    it('is found by no search, and stands nowhere on the child’s record', async () => {
      for (const person of ['worker', 'manager', 'police'] as const) {
        expect(await db.store.asReader({ ...s.reader(person), purpose: 'looking for a child' }, (unit) => unit.lists.search('Hollowaystone', 20, s.now())), person).toEqual([]);
        expect(JSON.stringify(await db.store.asReader(s.reader(person), (unit) => unit.records.chronology(harmed))), person).not.toContain('Hollowaystone');
      }
    });

    it('has what is wished told on the child’s record where the victim agrees, without a name', async () => {
      expect((await say('victim.wishes-set', { contact: 'no', 'may-be-told': 'no', wishes: 'Not told', child: harmed.id })).outcome).toBe('recorded');
      expect((await say('victim.wishes-set', { contact: 'no', 'may-be-told': 'yes', wishes: 'No letter, please', child: harmed.id })).outcome).toBe('recorded');
      const line = await db.store.asReader(s.reader('worker'), (unit) => unit.records.chronology(harmed));
      expect(line.filter((e) => e.kind === 'victim.wishes').map((e) => e.data)).toEqual([{ said: 'No letter, please' }]);
    });

    it('is recorded about by the victim worker alone', async () => {
      for (const person of ['manager', 'police', 'worker'] as const) {
        expect((await tell(person, victim, 'victim.contacted', { how: 'telephone', outcome: 'reached' })).outcome, person).toBe('not-allowed');
        expect((await tell(person, victim, 'prevention.liaison', { agencies: ['school'], what: 'mentoring' })).outcome, person).toBe('not-allowed');
      }
      expect((await record(s.ports, { ...s.command('stranger', harmed, [{ kind: 'note.recorded', data: { note: 'Tried' }, occurredOn: s.now() }]), actor: actor() })).outcome).toBe('not-allowed');
    });
  });

  describe('an area', () => {
    const areaOf = async (name: string): Promise<Subject> => {
      const units = await db.store.asReader(s.reader('manager'), (unit) => unit.directory.areaUnits());
      const unit = units.find((u) => u.name === name);
      if (!unit) throw new Error(`no area ${name}`);
      return { kind: 'unit', id: unit.unit };
    };

    beforeAll(async () => {
      await db.store.asSystem(s.id, async ({ directory }) => {
        for (const name of ['West Leicester', 'Central Leicester']) await directory.addArea(name);
      });
    });

    it('keeps the directory by its chronology, and gives nobody a role that they do not hold', async () => {
      const west = await areaOf('West Leicester');
      s.today('2026-03-20');
      await tell('manager', west, 'area.recorded', { name: 'West Leicester' });
      await tell('manager', west, 'post.filled', { post: 'seconded-police-officer', worker: s.workers.police }, plainDate('2026-03-03'));
      await tell('manager', west, 'post.filled', { post: 'npa-sergeant', worker: s.workers.worker });
      const held = () => db.store.asReader(s.reader('manager'), (unit) => unit.directory.holdings());
      expect(await held()).toEqual([{ role: 'seconded-police-officer', area: 'West Leicester', worker: s.workers.police, from: '2026-03-03' }]);
      const workers = await db.store.asReader(s.reader('manager'), (unit) => unit.directory.workers(s.now()));
      expect(workers.find((w) => w.id === s.workers.worker)?.posts.map((p) => p.role)).toEqual(['case-manager']);
      await tell('manager', west, 'post.vacated', { post: 'seconded-police-officer' }, plainDate('2026-03-10'));
      expect(await held()).toEqual([{ role: 'seconded-police-officer', area: 'West Leicester', worker: s.workers.police, from: '2026-03-03', until: '2026-03-10' }]);
      await tell('manager', west, 'post.filled', { post: 'seconded-police-officer', worker: s.workers.police }, plainDate('2026-03-12'));
      expect((await held()).map((h) => [h.from, h.until])).toEqual([['2026-03-03', '2026-03-10'], ['2026-03-12', undefined]]);
    });

    it('takes the secondary allocation along when a child moves there', async () => {
      s.today('2026-03-23');
      await s.recorded('worker', child, 'address.recorded', { address: '1 Elm Road', area: 'West Leicester' });
      const standing = await db.store.asReader(s.reader('manager'), (unit) => unit.lists.standing(child));
      expect(standing?.facts['allocated.seconded-police-officer']).toMatchObject({ value: s.workers.police, since: '2026-03-23' });
      await s.recorded('worker', child, 'address.recorded', { address: '2 Oak Road', area: 'Central Leicester' });
      const after = await db.store.asReader(s.reader('manager'), (unit) => unit.lists.standing(child));
      expect(after?.facts['allocated.seconded-police-officer']?.value).toBe(s.workers.police);
      expect(after?.prompts.map((p) => p.clause)).toContain('LEI-8.14');
    });

    it('is seen by those who see the service, and not by those who see their own cases alone', async () => {
      const west = await areaOf('West Leicester');
      expect((await rows('police', 'entry', west)).length).toBeGreaterThan(0);
      for (const person of ['volunteer', 'administrator'] as const) expect(await rows(person, 'entry', west), person).toEqual([]);
    });
  });

  it('the chain of the service is whole after all of it', async () => {
    expect(await db.store.verify(s.id)).toMatchObject({ broken: [] });
  });
});
