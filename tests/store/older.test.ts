import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { deriveAgain } from '../../src/app/rebuild/derive-again.ts';
import { rebuild } from '../../src/app/rebuild/rebuild.ts';
import { record } from '../../src/app/record/record.ts';
import type { Reader } from '../../src/app/ports/reader.ts';
import type { Ports } from '../../src/app/ports/index.ts';
import { id, type AgencyId, type CommandId, type ServiceId, type SubjectId, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { policies } from '../policies/shelf.ts';
import { machineIds } from '../../src/store/ids.ts';
import { migrate, type Migrated } from '../../src/store/migrate.ts';
import { openStore, type OpenStore } from '../../src/store/open.ts';
import { ensureDatabase } from '../../src/store/server/database.ts';
import { startEmbedded } from '../../src/store/server/embedded.ts';
import { startDebian15 } from '../server/debian15.ts';
import { SERVERS } from './harness.ts';

const MIGRATIONS = path.join(import.meta.dirname, '../../src/store/migrations');
const FILES = readdirSync(MIGRATIONS).filter((f) => f.endsWith('.sql')).sort();
const LAST = '021_awaiting.sql';
const BEFORE = FILES.filter((f) => f <= LAST);

const Older = z.object({ service: z.string(), today: z.string(), worker: z.record(z.string(), z.string()), rows: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))) });
const older = Older.parse(JSON.parse(gunzipSync(readFileSync(path.join(import.meta.dirname, 'older/021.json.gz'))).toString('utf8')));
const service = id<ServiceId>(older.service);
const today = plainDate(older.today);
const NOW = `${today}T12:00:00.000Z`;

/** Lays the rows into the tables as they were: nothing is triggered, generated columns are worked out again. */
async function layIn(superuser: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(superuser);
  await client.connect();
  try {
    await client.query('SET search_path = throughline, public; SET session_replication_role = replica');
    for (const [table, rows] of Object.entries(older.rows)) {
      const { rows: columns } = await client.query<{ name: string }>(
        "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'throughline' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position", [table],
      );
      const names = columns.map((c) => pg.escapeIdentifier(c.name)).join(', ');
      await client.query(`INSERT INTO ${pg.escapeIdentifier(table)} (${names}) OVERRIDING SYSTEM VALUE SELECT ${names} FROM jsonb_populate_recordset(NULL::${pg.escapeIdentifier(table)}, $1)`, [JSON.stringify(rows)]);
    }
    // What counts by itself goes on where it was.
    await client.query("SELECT setval(pg_get_serial_sequence('throughline.read_audit', 'id'), (SELECT max(id) FROM read_audit))");
  } finally {
    await client.end();
  }
}

describe.each(SERVERS)('a database of the migrations up to 021 on $server', ({ server }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'older-'));
  let store: OpenStore;
  let ports: Ports;
  let close: () => Promise<void> = () => Promise.resolve();
  let first: Migrated;
  let then: Migrated;
  const reader: Reader = { service, worker: id<WorkerId>(older.worker['manager'] ?? ''), name: 'manager', agency: id<AgencyId>('youth-justice'), roles: ['team-manager'], purpose: 'working with the child' };
  beforeAll(async () => {
    chmodSync(folder, 0o755);
    const dataDir = path.join(folder, 'data');
    const running = server.includes('15') ? await startDebian15({ dataDir }) : await startEmbedded({ dataDir, log: () => undefined });
    if (running === undefined) throw new Error('the server is not installed');
    const logins = 'app' in running ? running : await ensureDatabase(running);
    for (const name of BEFORE) cpSync(path.join(MIGRATIONS, name), path.join(folder, 'migrations', name));
    first = await migrate(logins.owner.config, path.join(folder, 'migrations'), 'throughline_app');
    await layIn({ ...logins.owner.config, user: 'postgres' });
    then = await migrate(logins.owner.config, MIGRATIONS, 'throughline_app');
    store = openStore(logins.app.config, 4);
    ports = { store, ids: machineIds, policies, clock: { now: () => NOW, today: () => today } };
    close = async () => {
      await store.close();
      await running.stop();
    };
  });
  afterAll(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  /** The child that was recorded by hand, as a search finds it. */
  const robin = async () => {
    const [found] = await store.asReader(reader, ({ lists }) => lists.search('Robbie', 5, today));
    if (found === undefined) throw new Error('the child is not found');
    return { kind: 'child', id: id<SubjectId>(found.id) } as const;
  };

  it('is brought up to date by the newer migrations alone', () => {
    expect(first.applied).toEqual(BEFORE);
    expect(then).toEqual({ applied: FILES.filter((f) => f > LAST), already: BEFORE.length });
  });

  it('has its chain whole', async () => {
    expect(await store.verify(service)).toMatchObject({ entries: older.rows['entry']?.length, broken: [] });
  });

  it('is worked out again by the job of the start, and a rebuild finds no difference', async () => {
    const again = await deriveAgain(ports, service, today);
    expect(again.failed).toEqual([]);
    expect((await rebuild(ports, service, { today })).differences).toEqual([]);
  });

  it('still finds its children by name and by what was written, and shows what the tracker left out', async () => {
    const hits = await store.asReader(reader, ({ lists }) => lists.search('boxing gym', 5, today));
    expect(hits.map((h) => [h.reference, h.why])).toEqual([['H1', 'in the record']]);
    expect(await store.asReader(reader, ({ meetings }) => meetings.notInYet())).toHaveLength(older.rows['import_not_in']?.length ?? -1);
    expect((await store.asReader(reader, ({ lists }) => lists.children({ limit: 1 }, today))).total).toBe(36);
  });

  it('goes on: a new entry is recorded, found and chained', async () => {
    const subject = await robin();
    const done = await record(ports, {
      id: id<CommandId>(machineIds.next()), actor: { worker: id<WorkerId>(older.worker['worker'] ?? ''), name: 'worker', role: 'case-manager', roles: ['case-manager'], agency: reader.agency, service }, subject, source: 'live', answers: {}, agreements: [],
      records: [{ kind: 'note.recorded', occurredOn: today, data: { note: 'Started a course in bricklaying' } }],
    });
    expect(done.outcome).toBe('recorded');
    expect((await store.asReader(reader, ({ lists }) => lists.search('bricklaying', 5, today))).map((h) => h.id)).toEqual([subject.id]);
    expect(await store.verify(service)).toMatchObject({ entries: (older.rows['entry']?.length ?? 0) + 1, broken: [] });
    expect((await rebuild(ports, service, { today })).differences).toEqual([]);
  });
});
