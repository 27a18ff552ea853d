import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInEmergency } from '../../src/app/access/open-in-emergency.ts';
import { record } from '../../src/app/record/record.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import type { Subject } from '../../src/core/chronology/entry.ts';
import { openDatabase, openService, SERVERS, type Database, type Person, type Service } from './harness.ts';

const TABLES = ['entry', 'entry_content', 'standing', 'work'] as const;

describe.each(SERVERS)('a restricted record on $server', ({ server }) => {
  let db: Database;
  let s: Service;
  let child: Subject;

  beforeAll(async () => {
    db = await openDatabase(server);
    s = await openService(db);
    // Far ahead: an opening in an emergency ends by the clock of the database.
    s.today('2099-03-02');
    child = await s.child({ surname: 'Ashby', forenames: 'Sam', reference: 'YJ-1', born: '2084-05-06' });
    await s.recorded('worker', child, 'assessment.completed', { yogrs: 88, harm: 'high' });
    await s.recorded('manager', child, 'case.restricted', { why: 'A colleague’s child', ask: s.workers.manager, people: [{ worker: s.workers.manager }] });
  });
  afterAll(() => db?.close());

  const rows = (person: Person, table: string): Promise<readonly unknown[]> =>
    db.store.connections.asReader(s.reader(person), (tx) => tx.query(`SELECT * FROM ${table} WHERE subject_kind = 'child' AND subject_id = $1`, [child.id]));
  const searched = async (person: Person): Promise<number> => (await db.store.asReader(s.reader(person), (unit) => unit.lists.search('Ashby', 10, s.now()))).length;
  const notice = (person: Person) => db.store.asReader(s.reader(person), (unit) => unit.access.notice(child.id));

  it.each(TABLES)('is there in %s, seen by those named and by nobody else', async (table) => {
    expect(Number((await db.asSuperuser(`SELECT count(*) AS n FROM ${table} WHERE subject_id = $1`, [child.id]))[0]?.['n'])).toBeGreaterThan(0);
    expect((await rows('manager', table)).length).toBeGreaterThan(0);
    for (const person of ['worker', 'coordinator', 'police', 'volunteer', 'administrator'] as const) expect(await rows(person, table), person).toEqual([]);
  });

  it('is found by no search of those who may not open it', async () => {
    expect(await searched('manager')).toBe(1);
    expect(await searched('coordinator')).toBe(0);
    expect(await searched('worker')).toBe(0);
  });

  it('is named as existing, with whom to ask, to those who may know so much, and not to others', async () => {
    expect(await notice('coordinator')).toEqual({ child: child.id, ask: s.workers.manager });
    for (const person of ['worker', 'police', 'volunteer', 'administrator'] as const) expect(await notice(person), person).toBeUndefined();
    expect(await notice('manager')).toBeUndefined();
    const like = (person: Person, words: string) => db.store.asReader(s.reader(person), (unit) => unit.access.noticesLike(words, undefined));
    expect(await like('coordinator', 'sam  ashby')).toHaveLength(1);
    expect(await like('coordinator', 'yj-1')).toHaveLength(1);
    expect(await like('coordinator', 'ashby')).toEqual([]);
    expect(await like('worker', 'yj-1')).toEqual([]);
    expect(await db.store.connections.asReader(s.reader('worker'), (tx) => tx.query('SELECT * FROM restricted_name'))).toEqual([]);
  });

  it('takes no record from those who may not open it, not even from the case manager who holds it', async () => {
    const result = await record(s.ports, s.command('worker', child, [{ kind: 'note.recorded', data: { note: 'Rang.' }, occurredOn: s.now() }]));
    expect(result.outcome).toBe('not-allowed');
  });

  it('is opened in an emergency by whoever knows exactly whose it is, for a while, and the managers are told', async () => {
    const by = (person: Person, name: string) =>
      openInEmergency(s.ports, s.actor(person), { who: { name, born: plainDate('2084-05-06') }, reason: 'At the custody suite and ill', hours: '4' });
    expect(await by('volunteer', 'Sam Ashby')).toEqual({ outcome: 'not-allowed' });
    expect(await by('worker', 'Ashby')).toEqual({ outcome: 'nobody' });
    expect(await by('manager', 'Sam Ashby')).toEqual({ outcome: 'open-already', child: child.id });
    expect(await by('worker', 'sam  ashby')).toMatchObject({ outcome: 'opened', child: child.id, until: '2099-03-02T14:00:00.000Z' });
    for (const table of TABLES) expect((await rows('worker', table)).length, table).toBeGreaterThan(0);
    expect(await rows('police', 'entry')).toEqual([]);
    const told = await db.store.asReader(s.reader('manager'), (unit) => unit.lists.standing(child));
    expect(told?.alerts.map((a) => [a.clause, a.owner])).toContainEqual(['TLN-1', 'team-manager']);
    expect(told?.duties.filter((d) => d.clause === 'TLN-2')).toMatchObject([{ state: 'open', owner: 'team-manager', due: '2099-03-04' }]);
    const tried = await db.asSuperuser("SELECT shown FROM read_audit WHERE event = 'emergency.tried' ORDER BY id");
    expect(tried.map((t) => t['shown'])).toEqual(['nothing: nobody fits exactly', 'that the record exists', 'that the record exists']);
  });

  it('is closed to them again when the time is over', async () => {
    await db.asSuperuser("UPDATE case_access SET until = now() - interval '1 second' WHERE sort = 'emergency'");
    expect(await rows('worker', 'entry')).toEqual([]);
  });

  it('is an ordinary record again when the restriction is lifted', async () => {
    await s.recorded('manager', child, 'case.unrestricted', { why: 'No longer needed' });
    expect((await rows('worker', 'entry')).length).toBeGreaterThan(0);
    expect(await searched('coordinator')).toBe(1);
    expect(await notice('coordinator')).toBeUndefined();
  });

  it('names whom others may ask among those who may open it', async () => {
    const result = await record(s.ports, s.command('manager', child, [{ kind: 'case.restricted', data: { why: 'A colleague’s child', ask: s.workers.manager, people: [{ worker: s.workers.worker }] }, occurredOn: s.now() }]));
    expect(result).toMatchObject({ outcome: 'invalid', faults: [{ field: 'people' }] });
  });
});
