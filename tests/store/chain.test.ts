import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NewEntry } from '../../src/app/ports/records.ts';
import type { Subject } from '../../src/core/chronology/entry.ts';
import { id, type SubjectId } from '../../src/core/values/ids.ts';
import { machineIds } from '../../src/store/ids.ts';
import { openDatabase, openService, SERVERS, type Database, type Service } from './harness.ts';

describe.each(SERVERS)('the chain on $server', ({ server }) => {
  let db: Database;
  let s: Service;
  let child: Subject;
  beforeAll(async () => {
    db = await openDatabase(server);
  });
  afterAll(() => db?.close());
  beforeEach(async () => {
    s = await openService(db);
    child = { kind: 'child', id: id<SubjectId>(machineIds.next()) };
    const notes = ['One.', 'Two, with "quotes", a | and a \\.', 'Three: naïve café ☕', 'Four.', 'Five.', 'Six.'];
    const entry = (note: string): NewEntry => ({
      id: id(machineIds.next()), subject: child, act: id(machineIds.next()), kind: 'note.recorded', data: { note }, occurredOn: s.now(), occurredAt: '10:15', recordedAt: s.ports.clock.now(),
      recordedBy: s.workers.worker, recordedAs: 'case-manager', agency: id('youth-justice'), compartment: 'case', source: 'live',
    });
    await db.store.asSystem(s.id, async ({ records }) => {
      await records.create(child, 'case');
      await records.append(notes.map(entry));
    });
  });

  /** As somebody with all rights and no honest purpose: triggers and keys do not hold him back. */
  const tamper = async (...statements: readonly string[]): Promise<void> => {
    for (const sql of statements) await db.asSuperuser(`DO $do$ BEGIN SET LOCAL session_replication_role = replica; ${sql.replaceAll('$1', `'${s.id}'`)}; END $do$`);
  };
  const broken = async (): Promise<readonly (readonly [number, string])[]> => (await db.store.verify(s.id)).broken.map((b) => [b.seq, b.why] as const);

  it('is whole when nobody has touched it', async () => {
    expect(await db.store.verify(s.id)).toMatchObject({ entries: 6, broken: [], erased: [], head: { seq: 6 } });
  });

  it('is whole for a service without entries', async () => {
    const empty = await openService(db);
    expect(await db.store.verify(empty.id)).toMatchObject({ entries: 0, broken: [], head: { seq: 0 } });
  });

  it('is whole after corrections and entries of further compartments', async () => {
    await s.hidden(child, 'health', 'assessment.completed', { harm: 'high', nested: { b: 1, a: [1.5, true, null] } });
    expect(await broken()).toEqual([]);
  });

  it.each([
    ['a changed content', `UPDATE throughline.entry_content c SET data = '{"note": "Nothing happened."}' FROM throughline.entry e WHERE e.service = $1 AND e.seq = 4 AND c.service = e.service AND c.entry = e.id`, 4, /content is not what was sealed/],
    ['a changed reason', `UPDATE throughline.entry_content c SET reason = 'Another.' FROM throughline.entry e WHERE e.service = $1 AND e.seq = 4 AND c.service = e.service AND c.entry = e.id`, 4, /content is not what was sealed/],
    ['a changed mark', `UPDATE throughline.entry_content c SET marks = '{in time}' FROM throughline.entry e WHERE e.service = $1 AND e.seq = 4 AND c.service = e.service AND c.entry = e.id`, 4, /content is not what was sealed/],
    ['a content moved to a compartment that more people see', `UPDATE throughline.entry_content c SET compartment = 'restricted' FROM throughline.entry e WHERE e.service = $1 AND e.seq = 4 AND c.service = e.service AND c.entry = e.id`, 4, /lies under/],
    ['a changed day', `UPDATE throughline.entry SET occurred_on = '2025-01-01' WHERE service = $1 AND seq = 3`, 3, /header is not what was sealed/],
    ['a changed time of recording', `UPDATE throughline.entry SET recorded_at = recorded_at - interval '1 day' WHERE service = $1 AND seq = 3`, 3, /header is not what was sealed/],
    ['a changed author', `UPDATE throughline.entry SET recorded_as = 'team-manager' WHERE service = $1 AND seq = 3`, 3, /header is not what was sealed/],
    ['a changed compartment', `UPDATE throughline.entry SET compartment = 'health' WHERE service = $1 AND seq = 3`, 3, /header is not what was sealed/],
    ['a withdrawal of another entry', `UPDATE throughline.entry SET withdrawn = true WHERE service = $1 AND seq = 3`, 3, /header is not what was sealed/],
    ['a header sealed anew', `UPDATE throughline.entry e SET recorded_as = 'team-manager', hash = sha256(e.previous_hash || '\\x00') WHERE service = $1 AND seq = 3`, 4, /does not follow/],
    ['a deleted entry', `DELETE FROM throughline.entry WHERE service = $1 AND seq = 4`, 5, /entry 4 is missing/],
    ['deleted entries', `DELETE FROM throughline.entry WHERE service = $1 AND seq IN (3, 4)`, 5, /entries 3 to 4 are missing/],
    ['a deleted end', `DELETE FROM throughline.entry WHERE service = $1 AND seq = 6`, 6, /head says 6 entries and the last one there is 5/],
    ['a head that was put back', `UPDATE throughline.chain_head SET seq = 5 WHERE service = $1`, 5, /head says 5 entries and the last one there is 6/],
    ['another head', `UPDATE throughline.chain_head SET hash = '\\x00' WHERE service = $1`, 6, /head is not the hash/],
    ['a deleted head', `DELETE FROM throughline.chain_head WHERE service = $1`, 6, /no head/],
    ['two entries in each other\'s place', `UPDATE throughline.entry SET seq = -seq WHERE service = $1 AND seq IN (3, 4); UPDATE throughline.entry SET seq = CASE seq WHEN -3 THEN 4 ELSE 3 END WHERE service = $1 AND seq < 0`, 3, /does not follow|header/],
    ['an entry put in at the end', `INSERT INTO throughline.entry SELECT service, 7, gen_random_uuid(), subject_kind, subject_id, act, kind, occurred_on, occurred_at, recorded_at, recorded_by, recorded_as, agency, compartment, source, supersedes, withdrawn, answers, digest, hash, hash FROM throughline.entry WHERE service = $1 AND seq = 6`, 7, /header is not what was sealed|head/],
  ])('finds %s', async (_what, sql, seq, why) => {
    await tamper(sql);
    const found = await broken();
    expect(found.find(([at, text]) => at === seq && why.test(text)), JSON.stringify(found)).toBeDefined();
  });

  it('finds only what was touched', async () => {
    await tamper(`UPDATE throughline.entry_content c SET data = '{"note": "x"}' FROM throughline.entry e WHERE e.service = $1 AND e.seq = 4 AND c.service = e.service AND c.entry = e.id`);
    expect(await broken()).toEqual([[4, 'its content is not what was sealed']]);
  });

  it('reports erased content apart: the chain stays whole', async () => {
    const [entry] = await db.asSuperuser('SELECT id FROM entry WHERE service = $1 AND seq = 5', [s.id]);
    await db.asSuperuser(
      `DO $do$ BEGIN SET LOCAL ROLE throughline_retention; PERFORM set_config('app.service', '${s.id}', true); DELETE FROM throughline.entry_content WHERE entry = '${String(entry?.['id'])}'; END $do$`,
    );
    expect(await broken()).toEqual([[5, 'its content is gone, and no erasure of it is on record']]);
    await db.asSuperuser(
      `DO $do$ BEGIN SET LOCAL ROLE throughline_retention; PERFORM set_config('app.service', '${s.id}', true);
         INSERT INTO throughline.read_audit (service, worker, roles, agency, purpose, event, shown, detail)
           VALUES ('${s.id}', '${s.workers.manager}', '{}', 'x', 'retention', 'record.erased', 'nothing', '{"entries": ["${String(entry?.['id'])}"]}'); END $do$`,
    );
    expect(await db.store.verify(s.id)).toMatchObject({ entries: 6, broken: [], erased: [5] });
    // What is gone is no longer part of the chronology, and recording goes on.
    await s.recorded('worker', child, 'note.recorded', { note: 'Afterwards.' });
    expect(await db.store.verify(s.id)).toMatchObject({ entries: 7, broken: [], erased: [5] });
  });
});
