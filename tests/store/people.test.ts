import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../src/app/record/record.ts';
import { id, type SubjectId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
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
