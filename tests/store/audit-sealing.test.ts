import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sealAudit } from '../../src/app/audit/seal-audit.ts';
import type { Subject } from '../../src/core/chronology/entry.ts';
import { startSealing } from '../../src/jobs/seal-audit.ts';
import { witnessFile } from '../../src/store/witness/witness-file.ts';
import { openDatabase, openService, SERVERS, type Database, type Service } from './harness.ts';

describe.each(SERVERS)('sealing the audit on $server', ({ server }) => {
  let db: Database;
  let s: Service;
  let child: Subject;
  beforeAll(async () => {
    db = await openDatabase(server);
  });
  afterAll(() => db?.close());
  beforeEach(async () => {
    s = await openService(db);
    child = await s.child({ surname: 'Ashby', reference: `YJ-${s.id}` });
  });

  const look = (): Promise<void> => db.store.asReader(s.reader('worker'), ({ lists }) => lists.audit({ event: 'child.opened', shown: 'first screen', subject: child }));
  const superuser = async (): Promise<pg.Client> => {
    const client = new pg.Client({ ...db.logins.owner.config, user: 'postgres', options: '-c search_path=throughline,public' });
    await client.connect();
    return client;
  };

  it('lets a read go on while both heads and the sealing itself are held by others', async () => {
    await sealAudit(s.ports, s.id, true);
    const holder = await superuser();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT * FROM chain_head WHERE service = $1 FOR UPDATE', [s.id]);
      await holder.query('INSERT INTO audit_head (service, seq, hash) VALUES ($1, 0, sha256($2)) ON CONFLICT (service) DO UPDATE SET seq = audit_head.seq', [s.id, Buffer.from(`audit of ${s.id}`)]);
      const waiting = sealAudit(s.ports, s.id, true);
      await look();
      expect(await db.asSuperuser('SELECT count(*)::int AS n FROM read_audit WHERE service = $1', [s.id])).toEqual([{ n: 1 }]);
      await holder.query('COMMIT');
      expect(await waiting).toBe(1);
    } finally {
      await holder.end();
    }
    expect(await db.store.verify(s.id)).toMatchObject({ broken: [], audit: { rows: 1, unsealed: 0 } });
  });

  it('seals what was written before and is committed later', async () => {
    const late = await superuser();
    try {
      await late.query('BEGIN');
      await late.query("INSERT INTO read_audit (service, worker, roles, agency, purpose, event, shown) VALUES ($1, $2, '{}', 'x', 'x', 'child.opened', 'late')", [s.id, s.workers.worker]);
      await look();
      expect(await sealAudit(s.ports, s.id, false)).toBe(1);
      await late.query('COMMIT');
    } finally {
      await late.end();
    }
    expect(await db.store.verify(s.id)).toMatchObject({ audit: { rows: 2, unsealed: 1 } });
    expect(await sealAudit(s.ports, s.id, false)).toBe(1);
    expect(await db.store.verify(s.id)).toMatchObject({ broken: [], audit: { rows: 2, batches: 2, unsealed: 0 } });
  });

  it('seals each row once, however many seal at a time', async () => {
    await Promise.all(Array.from({ length: 20 }, look));
    const sealed = await Promise.all(Array.from({ length: 5 }, () => sealAudit(s.ports, s.id, true)));
    expect(sealed.reduce((a, b) => a + b)).toBe(20);
    expect(await db.store.verify(s.id)).toMatchObject({ broken: [], audit: { rows: 20, unsealed: 0 } });
  });

  it('seals a thousand rows to a batch, and calls nothing put in afterwards that waited while nobody sealed', async () => {
    await db.asSuperuser("INSERT INTO read_audit (service, at, worker, roles, agency, purpose, event, shown) SELECT $1, now() - interval '2 days' + n * interval '1 second', $2, '{}', 'x', 'x', 'child.opened', 'x' FROM generate_series(1, 2500) n", [s.id, s.workers.worker]);
    expect(await sealAudit(s.ports, s.id, false)).toBe(0);
    expect(await sealAudit(s.ports, s.id, true)).toBe(2500);
    expect(await db.store.verify(s.id)).toMatchObject({ broken: [], audit: { rows: 2500, batches: 3, unsealed: 0 } });
  });

  it('keeps the services apart', async () => {
    const other = await openService(db);
    await look();
    expect(await sealAudit(other.ports, other.id, true)).toBe(0);
    expect(await db.store.verify(other.id)).toMatchObject({ broken: [], audit: { rows: 0, batches: 0 } });
    expect(await sealAudit(s.ports, s.id, true)).toBe(1);
  });

  describe('by the job', () => {
    let folder: string;
    let file: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'witness-'));
      file = join(folder, 'kept', 'witness.jsonl');
    });
    const options = (more: { everyMs?: number; witnessEveryMs?: number } = {}) => ({ services: () => Promise.resolve([s.id]), witness: witnessFile(file), onError: (error: unknown) => { throw error; }, ...more });

    it('seals at the start, again and again, and at the end, and writes the ends of both chains down', async () => {
      const job = startSealing(s.ports, options({ everyMs: 20, witnessEveryMs: 0 }));
      await look();
      await expect.poll(async () => (await db.store.verify(s.id)).audit).toMatchObject({ rows: 1, unsealed: 0 });
      await job.stop();
      const before = (await witnessFile(file).read()).lines.length;
      const again = startSealing(s.ports, options());
      await look();
      await again.stop();
      const { lines, faults } = await witnessFile(file).read();
      expect(faults).toEqual([]);
      expect(lines.length).toBeGreaterThan(before);
      const verified = await db.store.verify(s.id, lines);
      expect(verified).toMatchObject({ broken: [], audit: { rows: 2, unsealed: 0 } });
      expect(lines.findLast((l) => l.chain === 'audit')).toMatchObject({ service: s.id, ...verified.audit.head });
      expect(lines.findLast((l) => l.chain === 'entries')).toMatchObject({ service: s.id, ...verified.head });
      rmSync(folder, { recursive: true });
    });

    it('writes an end down once as long as it does not move, adds and never rewrites', async () => {
      for (let n = 0; n < 2; n += 1) await startSealing(s.ports, options()).stop();
      const first = readFileSync(file, 'utf8');
      // Each start writes what it found, so that a gap between two starts shows.
      expect(first.trim().split('\n').length).toBe(2);
      await look();
      await startSealing(s.ports, options()).stop();
      expect(readFileSync(file, 'utf8').startsWith(first)).toBe(true);
      rmSync(folder, { recursive: true });
    });

    it('names a line that cannot be read', async () => {
      await witnessFile(file).add([]);
      writeFileSync(file, '{"at":"x","service":"a","chain":"audit","seq":1,"hash":"ab"}\n');
      appendFileSync(file, '{"at":"x","service":"a","chain":"aud\n');
      const { lines, faults } = await witnessFile(file).read();
      expect(lines.length).toBe(1);
      expect(faults).toEqual([`line 2 of ${file} cannot be read: it was changed, or the machine stopped while it was written`]);
      rmSync(folder, { recursive: true });
    });
  });
});
