import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Witnessed } from '../../src/app/ports/audit.ts';
import { sealAudit } from '../../src/app/audit/seal-audit.ts';
import type { Subject } from '../../src/core/chronology/entry.ts';
import { openDatabase, openService, SERVERS, type Database, type Service } from './harness.ts';

/** Somebody with all the rights of the database and no honest purpose; a quotation holds every sign that could be sealed wrongly. */
const ODD = 'found for "O\'Neill | \\ \n\t naïve ☕ \u2028 \u0001"';

describe.each(SERVERS)('tampering with the audit on $server', ({ server }) => {
  let db: Database;
  let s: Service;
  let child: Subject;
  beforeAll(async () => {
    db = await openDatabase(server);
  });
  afterAll(() => db?.close());

  const look = (event: string, shown = 'first screen'): Promise<void> => db.store.asReader(s.reader('worker'), ({ lists }) => lists.audit({ event, shown, subject: child }));
  const tamper = async (sql: string): Promise<void> => {
    await db.asSuperuser(`DO $do$ BEGIN SET LOCAL session_replication_role = replica; ${sql.replaceAll('$1', `'${s.id}'`)}; END $do$`);
  };
  const ids = async (): Promise<number[]> => (await db.asSuperuser('SELECT id FROM read_audit WHERE service = $1 ORDER BY id', [s.id])).map((r) => Number(r['id']));
  const broken = async (witnessed: readonly Witnessed[] = []): Promise<readonly string[]> =>
    (await db.store.verify(s.id, witnessed)).broken.map((b) => `${b.chain} ${b.seq}${b.row === undefined ? '' : ` row ${rows.indexOf(b.row) + 1}`}: ${b.why}`);
  let rows: number[] = [];

  /** Three batches, of three, three and two rows. */
  beforeEach(async () => {
    s = await openService(db);
    child = await s.child({ surname: 'Ashby', reference: `YJ-${s.id}` });
    for (const event of ['child.opened', 'search', 'child.duties']) await look(event, event === 'search' ? ODD : 'first screen');
    expect(await sealAudit(s.ports, s.id, true)).toBe(3);
    for (const event of ['child.why', 'child.opened: refused', 'child.opened']) await look(event);
    expect(await sealAudit(s.ports, s.id, false)).toBe(3);
    for (const event of ['child.opened', 'child.lifeline']) await look(event);
    expect(await sealAudit(s.ports, s.id, false)).toBe(2);
    rows = await ids();
  });

  it('is whole when nobody has touched it, and says what waits to be sealed', async () => {
    expect(await db.store.verify(s.id)).toMatchObject({ entries: 2, broken: [], audit: { rows: 8, batches: 3, unsealed: 0, head: { seq: 3 } } });
    await look('child.opened');
    const verified = await db.store.verify(s.id);
    expect(verified).toMatchObject({ broken: [], audit: { rows: 9, unsealed: 1 } });
    expect(Date.now() - Date.parse(verified.audit.oldestUnsealed ?? '')).toBeLessThan(60_000);
  });

  it.each([
    ['who', `UPDATE throughline.read_audit SET worker = '${'1'.repeat(8)}-1111-7111-8111-111111111111'`],
    ['the roles', `UPDATE throughline.read_audit SET roles = '{team-manager}'`],
    ['the agency', `UPDATE throughline.read_audit SET agency = 'police'`],
    ['when', `UPDATE throughline.read_audit SET at = at + interval '3 microseconds'`],
    ['what', `UPDATE throughline.read_audit SET event = 'child.lifeline'`],
    ['why', `UPDATE throughline.read_audit SET purpose = 'an emergency'`],
    ['about whom', `UPDATE throughline.read_audit SET subject_id = '${'2'.repeat(8)}-1111-7111-8111-111111111111'`],
    ['about what', `UPDATE throughline.read_audit SET subject_kind = NULL`],
    ['what was shown', `UPDATE throughline.read_audit SET shown = shown || ' '`],
    ['a mark', `UPDATE throughline.read_audit SET detail = '{"outcome": "in-order"}'`],
  ])('finds a change of %s, and in that row alone', async (_what, sql) => {
    await tamper(`${sql} WHERE service = $1 AND id = ${rows[1] ?? 0}`);
    expect(await broken()).toEqual(['audit 1 row 2: it is not what was sealed']);
  });

  it('finds rows that were taken away, the last of a batch too', async () => {
    await tamper(`DELETE FROM throughline.read_audit WHERE service = $1 AND id IN (${rows[2] ?? 0}, ${rows[7] ?? 0})`);
    expect(await broken()).toEqual(['audit 1 row 3: it was sealed and is gone', 'audit 3 row 8: it was sealed and is gone']);
  });

  it('finds two rows in each other’s place', async () => {
    const [a, b] = [rows[3] ?? 0, rows[4] ?? 0];
    await tamper(`CREATE TEMP TABLE swap ON COMMIT DROP AS SELECT * FROM throughline.read_audit WHERE service = $1 AND id IN (${a}, ${b});
      DELETE FROM throughline.read_audit WHERE service = $1 AND id IN (${a}, ${b});
      UPDATE swap SET id = ${a + b} - id; INSERT INTO throughline.read_audit OVERRIDING SYSTEM VALUE SELECT * FROM swap`);
    expect(await broken()).toEqual(['audit 2 row 4: it is not what was sealed', 'audit 2 row 5: it is not what was sealed']);
  });

  it('finds a row that was put in for a time that is past, before it is sealed and after', async () => {
    await db.asSuperuser(`INSERT INTO read_audit (service, at, worker, roles, agency, purpose, event, shown) VALUES ($1, now() - interval '3 days', $2, '{}', 'x', 'x', 'child.opened', 'x')`, [s.id, s.workers.worker]);
    rows = await ids();
    expect(await broken()).toEqual([expect.stringMatching(/^audit 0 row 9: it bears the time .* no batch has sealed it, although others were sealed until .*: it was put in afterwards/)]);
    expect(await sealAudit(s.ports, s.id, true)).toBe(1);
    expect(await broken()).toEqual([expect.stringMatching(/^audit 4 row 9: it bears the time .* was sealed in batch 4 only, .*: it was put in afterwards$/)]);
  });

  it('finds a row put in among those that are sealed, with a place in a batch', async () => {
    await db.asSuperuser(`INSERT INTO read_audit (service, id, at, worker, roles, agency, purpose, event, shown) OVERRIDING SYSTEM VALUE SELECT service, id + 100000, at, worker, roles, agency, purpose, event, shown FROM read_audit WHERE service = $1 AND id = $2`, [s.id, rows[1]]);
    await tamper(`INSERT INTO throughline.audit_leaf SELECT r.service, 1, 4, r.id, sha256(convert_to(throughline.audit_row_text(r), 'UTF8')) FROM throughline.read_audit r WHERE service = $1 AND id = ${(rows[1] ?? 0) + 100_000}`);
    expect(await broken()).toEqual(['audit 1: the places of its rows are not those that were sealed: 4 of 3 are there']);
  });

  it.each([
    ['a place that was taken away', `DELETE FROM throughline.audit_leaf WHERE service = $1 AND batch = 2 AND place = 2`, /^audit 2: the places of its rows are not those that were sealed: 2 of 3/],
    ['places that were changed with their rows', `UPDATE throughline.audit_leaf l SET digest = sha256('x') WHERE service = $1 AND batch = 2 AND place = 1`, /^audit 2: the places of its rows are not those/],
    ['places in each other’s order', `UPDATE throughline.audit_leaf SET place = -place WHERE service = $1 AND batch = 2 AND place < 3; UPDATE throughline.audit_leaf SET place = 3 + place WHERE service = $1 AND place < 0`, /^audit 2: the places of its rows/],
    ['a batch that was changed', `UPDATE throughline.audit_batch SET sealed_at = sealed_at - interval '1 day' WHERE service = $1 AND seq = 2`, /^audit 2: the batch is not what was sealed/],
    ['a batch sealed anew', `UPDATE throughline.audit_batch SET hash = sha256('x') WHERE service = $1 AND seq = 1`, /^audit 2: the batch does not follow/],
    ['a batch that was taken away', `DELETE FROM throughline.audit_batch WHERE service = $1 AND seq = 2`, /^audit 3: batch 2 is missing/],
    ['the last batch taken away', `DELETE FROM throughline.audit_batch WHERE service = $1 AND seq = 3`, /^audit 3: the head says 3 batches and the last one there is 2/],
    ['a batch put in', `INSERT INTO throughline.audit_batch SELECT service, 4, 0, now(), sha256(''), hash, sha256('x') FROM throughline.audit_batch WHERE service = $1 AND seq = 3`, /^audit 4: the batch is not what was sealed/],
    ['batches in each other’s place', `UPDATE throughline.audit_batch SET seq = -seq WHERE service = $1 AND seq < 3; UPDATE throughline.audit_batch SET seq = 3 + seq WHERE service = $1 AND seq < 0`, /^audit 1: the batch does not follow/],
    ['a head that was put back', `UPDATE throughline.audit_head SET seq = 2 WHERE service = $1`, /^audit 2: the head says 2 batches and the last one there is 3/],
    ['another head', `UPDATE throughline.audit_head SET hash = sha256('x') WHERE service = $1`, /^audit 3: the head is not the hash/],
    ['a head that was taken away', `DELETE FROM throughline.audit_head WHERE service = $1`, /^audit 3: the audit has no head/],
    ['content that was taken away', `DELETE FROM throughline.entry_content WHERE service = $1 AND entry = (SELECT id FROM throughline.entry WHERE service = $1 AND seq = 2)`, /^entries 2: its content is gone, and no erasure of it is on record/],
    ['content that was put in for no entry', `INSERT INTO throughline.entry_content SELECT service, '33333333-1111-7111-8111-111111111111', subject_kind, subject_id, compartment, salt, data, reason, marks FROM throughline.entry_content WHERE service = $1 LIMIT 1`, /^entries 0: there is content for an entry that is not there: 33333333/],
    ['contents in each other’s place', `UPDATE throughline.entry_content c SET salt = o.salt, data = o.data FROM throughline.entry_content o WHERE c.service = $1 AND o.service = $1 AND c.entry <> o.entry`, /^entries 1: its content is not what was sealed/],
  ])('finds %s', async (_what, sql, why) => {
    await tamper(sql);
    const found = await broken();
    expect(found.some((f) => why.test(f)), JSON.stringify(found)).toBe(true);
  });

  describe('against what was written down outside the database', () => {
    let witnessed: Witnessed[];
    const writeDown = async (): Promise<void> => {
      const heads = await db.store.asSystem(s.id, ({ audit }) => audit.heads());
      witnessed.push({ at: '2026-03-02T10:00:00.000Z', service: s.id, chain: 'entries', ...heads.entries }, { at: '2026-03-02T10:00:00.000Z', service: s.id, chain: 'audit', ...heads.audit });
    };
    beforeEach(async () => {
      witnessed = [];
      await writeDown();
    });

    it('says how much was written down, and compares only what is of the service', async () => {
      const others: Witnessed = { at: 'x', service: 'another', chain: 'audit', seq: 99, hash: 'ab' };
      expect(await db.store.verify(s.id, [...witnessed, others])).toMatchObject({ broken: [], witnessed: { lines: 2, last: '2026-03-02T10:00:00.000Z' } });
    });

    it('finds the end of the audit cut off with all its traces', async () => {
      await tamper(`DELETE FROM throughline.read_audit WHERE service = $1 AND id >= ${rows[6] ?? 0}; DELETE FROM throughline.audit_leaf WHERE service = $1 AND batch = 3; DELETE FROM throughline.audit_batch WHERE service = $1 AND seq = 3;
        UPDATE throughline.audit_head h SET seq = 2, hash = b.hash FROM throughline.audit_batch b WHERE h.service = $1 AND b.service = $1 AND b.seq = 2`);
      expect(await broken()).toEqual([]);
      expect(await broken(witnessed)).toEqual(['witness 3: batch of the audit 3, written down on 2026-03-02T10:00:00.000Z, is not there: the end was cut off']);
    });

    it('finds the audit made anew as a whole without one row', async () => {
      await tamper(`DELETE FROM throughline.read_audit WHERE service = $1 AND id = ${rows[4] ?? 0}; DELETE FROM throughline.audit_leaf WHERE service = $1; DELETE FROM throughline.audit_batch WHERE service = $1; DELETE FROM throughline.audit_head WHERE service = $1`);
      for (let n = 0; n < 3; n += 1) {
        await sealAudit(s.ports, s.id, true);
        await look('child.opened');
      }
      rows = await ids();
      expect(await broken()).toEqual([]);
      expect(await broken(witnessed)).toEqual(['witness 3: batch of the audit 3 is not the one that was written down on 2026-03-02T10:00:00.000Z: the chain was made anew']);
    });

    it('finds the end of the entries cut off, and what was written down since', async () => {
      await tamper(`DELETE FROM throughline.entry_content WHERE service = $1 AND entry = (SELECT id FROM throughline.entry WHERE service = $1 AND seq = 2); DELETE FROM throughline.entry WHERE service = $1 AND seq = 2;
        UPDATE throughline.chain_head h SET seq = 1, hash = e.hash FROM throughline.entry e WHERE h.service = $1 AND e.service = $1 AND e.seq = 1`);
      expect(await broken()).toEqual([]);
      expect(await broken(witnessed)).toEqual([expect.stringMatching(/^witness 2: entry 2, written down on .*, is not there: the end was cut off/)]);
      await writeDown();
      expect(await broken(witnessed)).toContainEqual(expect.stringMatching(/^witness 1: .* ended with 1, and had ended with 2 before: its end had been cut off/));
    });

    it('finds the entries made anew as a whole', async () => {
      await tamper(`DO $x$ DECLARE e throughline.entry; h bytea := sha256($1); n record; BEGIN
        FOR e IN SELECT * FROM throughline.entry WHERE service = $1 ORDER BY seq LOOP
          e.recorded_as := 'team-manager'; e.recorded_by := '44444444-1111-7111-8111-111111111111'; e.previous_hash := h; h := sha256(h || convert_to(throughline.entry_header(e), 'UTF8'));
          UPDATE throughline.entry x SET recorded_as = e.recorded_as, recorded_by = e.recorded_by, previous_hash = e.previous_hash, hash = h WHERE x.service = $1 AND x.seq = e.seq;
        END LOOP; UPDATE throughline.chain_head SET hash = h WHERE service = $1; END $x$`.replace('DO $x$ ', '').replace(' $x$', ''));
      expect(await broken()).toEqual([]);
      expect(await broken(witnessed)).toEqual([expect.stringMatching(/^witness 2: entry 2 is not the one that was written down/)]);
    });
  });
});
