import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { may } from '../../src/core/access/permissions.ts';
import { sightOf } from '../../src/core/access/reach.ts';
import { ROLE_NAMES, type Role } from '../../src/core/access/roles.ts';
import type { Subject } from '../../src/core/chronology/entry.ts';
import type { Reader } from '../../src/app/ports/reader.ts';
import type { AuditRow } from '../../src/app/ports/audit.ts';
import { sealAudit } from '../../src/app/audit/seal-audit.ts';
import { openDatabase, openService, SERVERS, type Database, type Service } from './harness.ts';

const TABLES = ['read_audit', 'audit_leaf', 'audit_batch', 'audit_head'] as const;

describe.each(SERVERS)('denials of the audit on $server', ({ server }) => {
  let db: Database;
  let s: Service;
  let other: Service;
  let child: Subject;
  let restricted: Subject;
  let foreign: Subject;

  beforeAll(async () => {
    db = await openDatabase(server);
    s = await openService(db);
    other = await openService(db);
    // Whoever reads in a role must hold it: this one person holds all, and uses one at a time.
    await s.posted('administrator', ROLE_NAMES.filter((r) => r !== 'system'));
    await other.posted('administrator', ['information-governance-officer']);
    child = await s.child({ surname: 'Ashby', forenames: 'Sam', reference: 'YJ-1' });
    restricted = await s.child({ surname: 'Byron', reference: 'YJ-2' });
    foreign = await other.child({ surname: 'Elsewhere', reference: 'YJ-3' });
    await s.recorded('manager', restricted, 'case.restricted', { why: 'colleague', ask: s.workers.worker, people: [{ worker: s.workers.worker }] });
    for (const [service, subject] of [[s, child], [s, restricted], [other, foreign]] as const) {
      await db.store.asReader(service.reader('worker'), ({ lists }) => lists.audit({ event: 'child.opened', shown: 'first screen', subject }));
    }
    for (const service of [s, other]) await sealAudit(service.ports, service.id, true);
  });
  afterAll(() => db?.close());

  const as = (...roles: Role[]): Reader => ({ ...s.reader('administrator'), roles });
  const officer = (): Reader => as('information-governance-officer');
  const trail = (reader: Reader, of: { readonly child?: Subject } = {}): Promise<readonly AuditRow[]> => db.store.asReader(reader, ({ audit }) => audit.trail(of.child === undefined ? {} : { child: of.child.id }));

  it.each(TABLES)('%s has rows, and nobody who reads as a person sees them directly, the officer and a manager neither', async (table) => {
    expect((await db.asSuperuser(`SELECT count(*)::int AS n FROM ${table} WHERE service = $1`, [s.id]))[0]?.['n']).toBeGreaterThan(0);
    for (const reader of [officer(), s.reader('manager'), s.reader('worker')]) {
      await expect(db.store.connections.asReader(reader, (tx) => tx.query(`SELECT * FROM ${table}`))).rejects.toThrow(`permission denied for table ${table}`);
    }
  });

  it('is not read by the system but to verify it', async () => {
    await expect(db.store.connections.asSystem(s.id, (tx) => tx.query('SELECT * FROM read_audit'))).rejects.toThrow('permission denied');
    await expect(db.store.connections.asSystem(s.id, (tx) => tx.query('SELECT * FROM audit_trail(NULL, NULL, NULL, NULL, NULL, 10)'))).rejects.toThrow('permission denied');
    const seen = await db.store.connections.asSystem(s.id, (tx) => tx.query('SELECT DISTINCT service FROM audit_evidence(0, 100)'));
    expect(seen).toEqual([{ service: s.id }]);
  });

  it.each(TABLES)('%s is changed, emptied and cut by nobody', async (table) => {
    for (const sql of [`UPDATE ${table} SET service = service`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
      await expect(db.store.connections.asReader(officer(), (tx) => tx.query(sql)), sql).rejects.toThrow('permission denied');
      await expect(db.store.connections.asSystem(s.id, (tx) => tx.query(sql)), sql).rejects.toThrow('permission denied');
    }
  });

  it('lets nobody write a batch, a place or a head but the function that seals', async () => {
    for (const sql of ["INSERT INTO audit_batch VALUES ($1, 9, 0, now(), '', '', '')", "INSERT INTO audit_leaf VALUES ($1, 9, 1, 1, '')", "INSERT INTO audit_head VALUES ($1, 9, '')"]) {
      await expect(db.store.connections.asSystem(s.id, (tx) => tx.query(sql, [s.id])), sql).rejects.toThrow('permission denied');
    }
    await expect(db.store.connections.asReader(officer(), (tx) => tx.query('SELECT seal_audit(true)'))).rejects.toThrow('permission denied');
    await expect(db.store.connections.asReader(officer(), (tx) => tx.query('SELECT * FROM audit_evidence(0, 10)'))).rejects.toThrow('permission denied');
  });

  it('lets nobody choose the time or the number of a trace, or leave one in another’s name', async () => {
    const insert = (columns: string, values: string): string => `INSERT INTO read_audit (service, worker, roles, agency, purpose, event, shown${columns}) OVERRIDING SYSTEM VALUE VALUES ('${s.id}', '${s.workers.administrator}', '{}', 'x', 'x', 'x', 'x'${values})`;
    await db.store.connections.asReader(officer(), (tx) => tx.query(insert('', '')));
    for (const sql of [insert(', at', ", now() - interval '1 day'"), insert(', id', ', 1')]) {
      await expect(db.store.connections.asReader(officer(), (tx) => tx.query(sql)), sql).rejects.toThrow('permission denied');
      await expect(db.store.connections.asSystem(s.id, (tx) => tx.query(sql)), sql).rejects.toThrow('permission denied');
    }
    await expect(db.store.connections.asReader({ ...officer(), worker: s.workers.worker }, (tx) => tx.query(insert('', '')))).rejects.toThrow('row-level security');
  });

  it('lets the officer alone leave a mark', async () => {
    const mark = (reader: Reader) => db.store.asReader(reader, ({ lists }) => lists.audit({ event: 'audit.looked-into', shown: 'a signal', detail: { signal: 'x' } }));
    await mark(officer());
    for (const person of ['manager', 'worker', 'coordinator', 'volunteer', 'administrator'] as const) await expect(mark(s.reader(person)), person).rejects.toThrow('row-level security');
  });

  it('agrees for every role with the table of permissions', async () => {
    for (const role of ROLE_NAMES.filter((r) => r !== 'system')) {
      const [found] = await db.store.connections.asReader(as(role), (tx) => tx.query('SELECT reader_audits() AS may, reader_retains() AS retains'));
      expect([role, found]).toEqual([role, { may: may([role], 'audit.see') ? 'all' : may([role], 'audit.child') ? 'child' : 'none', retains: !may([role], 'retention.see') ? 'none' : { none: 'all', victim: 'victims' }[String(sightOf([role]).reach)] ?? 'own' }]);
    }
  });

  it('shows the officer the whole audit of the service, whom it was about by name alone, and not the name of a restricted record', async () => {
    const rows = await trail(officer());
    expect(rows.filter((r) => r.event === 'child.opened').map((r) => [r.about, r.workerName, r.allocated])).toEqual([['A restricted record', `worker of ${s.id}`, true], ['Sam Ashby', `worker of ${s.id}`, true]]);
    expect(JSON.stringify(rows)).not.toMatch(/Elsewhere|Byron/);
    expect(await db.store.connections.asReader(officer(), (tx) => tx.query('SELECT * FROM standing UNION ALL SELECT * FROM standing'))).toEqual([]);
  });

  it('shows a manager the audit of a child whose record they may open, and of no other', async () => {
    expect((await trail(s.reader('manager'), { child })).map((r) => r.event)).toEqual(['child.opened']);
    // There is something to hide.
    expect((await trail(officer(), { child: restricted })).length).toBe(1);
    for (const asked of [{}, { child: restricted }, { child: foreign }]) await expect(trail(s.reader('manager'), asked)).rejects.toThrow('is not for this reader');
    await expect(trail({ ...s.reader('manager'), service: other.id }, { child })).rejects.toThrow('is not for this reader');
  });

  it('shows it to a manager who is named for a restricted record', async () => {
    const named = await s.child({ surname: 'Carey', reference: 'YJ-9' });
    await s.recorded('manager', named, 'case.restricted', { why: 'colleague', ask: s.workers.manager, people: [{ worker: s.workers.manager }] });
    expect(await trail(s.reader('manager'), { child: named })).toEqual([]);
  });

  it('shows it to nobody else', async () => {
    for (const role of ROLE_NAMES.filter((r) => r !== 'system' && !may([r], 'audit.see') && !may([r], 'audit.child'))) {
      for (const asked of [{}, { child }]) await expect(trail(as(role), asked), role).rejects.toThrow('the audit is not for this reader');
    }
    await expect(trail({ ...officer(), roles: [] })).rejects.toThrow('the audit is not for this reader');
    await expect(trail({ ...officer(), roles: ['system'] })).rejects.toThrow('the audit is not for this reader');
  });

  it('shows the officer of another service nothing of this one', async () => {
    const rows = await trail({ ...other.reader('administrator'), roles: ['information-governance-officer'] });
    expect(rows.map((r) => r.about)).toContain('Elsewhere');
    expect(rows.some((r) => r.subject?.id === child.id)).toBe(false);
  });
});
