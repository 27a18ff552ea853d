import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { id, type CommandId, type SubjectId, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate, type PlainDate } from '../../src/core/values/plain-date.ts';
import type { Ports, Reader } from '../../src/app/ports/index.ts';
import { openChild } from '../../src/app/child/child-page.ts';
import { loadBoard } from '../../src/app/register/board.ts';
import { loadMyWork } from '../../src/app/work/my-work.ts';
import { record } from '../../src/app/record/record.ts';
import type { Role } from '../../src/core/access/roles.ts';
import { openShelf } from '../../src/policies/shelf.ts';
import { machineIds } from '../../src/store/ids.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open.ts';
import { ensureDatabase } from '../../src/store/server/database.ts';
import { startEmbedded } from '../../src/store/server/embedded.ts';
import { verifyChain } from '../../src/store/verify/verify-chain.ts';
import { DEMO_SERVICE, loadPlan, plan } from '../../src/synthetic/index.ts';
import type { StaffMember } from '../../src/synthetic/people/staff.ts';
import { fillChildren } from './fill.ts';

/** Times of one thing, in milliseconds, sorted. */
export interface Times {
  readonly what: string;
  readonly runs: number;
  readonly p50: number;
  readonly p95: number;
}
export interface Size {
  readonly children: number;
  readonly entries: number;
  readonly times: readonly Times[];
}

const LIVE = 300;
const TODAY = plainDate('2026-11-24');

/**
 * One service with 300 children whom it works with and as many closed cases as fill up the size: first the smaller size, then the
 * larger one in the same database. People and sittings and the 300 are recorded by commands; the closed cases are written in bulk.
 */
export async function measureStore(root: string, sizes: readonly number[], say: (line: string) => void): Promise<readonly Size[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const server = await startEmbedded({ dataDir: join(folder, 'data'), log: () => undefined });
  try {
    const logins = await ensureDatabase(server);
    await migrate(logins.owner.config, join(root, 'src/store/migrations'), 'throughline_app');
    const store = openStore(logins.app.config);
    const policies = openShelf(join(root, 'policies'));
    const ports: Ports = { store, policies, ids: machineIds, clock: { now: () => `${TODAY}T10:00:00.000Z`, today: () => TODAY } };
    const planned = plan(1, TODAY, LIVE, Math.max(...sizes) - LIVE);
    say(`${LIVE} children by commands …`);
    const started = performance.now();
    const loaded = await loadPlan(ports, { ...planned, children: planned.children.slice(0, LIVE) });
    say(`${LIVE} children, ${loaded.entries} entries, recorded by commands in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    const out: Size[] = [];
    let there = LIVE;
    let entries = loaded.entries;
    for (const size of sizes) {
      const begun = performance.now();
      const more = await fillChildren(ports, server.superuser, planned, planned.children.slice(there, size), (done) => void (done % 2000 === 0 && say(`  ${done} …`)));
      entries += more;
      there = size;
      say(`up to ${size} children (${entries} entries) in bulk in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
      await settle({ ...server.superuser, database: 'throughline' });
      out.push({ children: size, entries, times: await measure(ports, planned.staff, planned.children.slice(0, LIVE).map((c) => c.id), say) });
    }
    if (Math.max(...sizes) <= 1000) say(`chain: ${(await verifyChain(store.connections, DEMO_SERVICE)).broken.length} breaks`);
    await store.close();
    return out;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function settle(connect: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connect);
  await client.connect();
  await client.query('VACUUM ANALYZE');
  await client.query('CHECKPOINT');
  await client.end();
}

function readerFor(member: StaffMember, role: Role): Reader {
  return { service: DEMO_SERVICE, worker: id<WorkerId>(member.id), name: member.name, agency: id(member.agency), roles: [role], purpose: 'bench' };
}

async function measure(ports: Ports, staff: readonly StaffMember[], live: readonly string[], say: (line: string) => void): Promise<readonly Times[]> {
  const of = (role: Role): readonly StaffMember[] => staff.filter((m) => m.posts.some((p) => p.role === role));
  const managers = of('case-manager');
  const coordinator = of('offender-management-coordinator')[0]!;
  const manager = (i: number): StaffMember => managers[i % managers.length]!;
  const child = (i: number): SubjectId => id<SubjectId>(live[(i * 37) % live.length]!);
  const words = ['Kacper', 'Patel', 'Bilal Mahmod', 'LC10017', 'Solanki', 'curfew', 'boxing gym', 'Jaydn', 'Orton', '14/02/2010'];
  const times: Times[] = [];
  const time = async (what: string, runs: number, work: (i: number) => Promise<unknown>): Promise<void> => {
    for (let i = 0; i < 10; i += 1) await work(i);
    const taken: number[] = [];
    for (let i = 0; i < runs; i += 1) {
      const t = performance.now();
      await work(i);
      taken.push(performance.now() - t);
    }
    taken.sort((a, b) => a - b);
    const at = (share: number): number => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))]!;
    times.push({ what, runs, p50: at(0.5), p95: at(0.95) });
    say(`  ${what}: p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms`);
  };
  await time('My work, case manager', 100, (i) => loadMyWork(ports, readerFor(manager(i), 'case-manager'), 'case-manager', TODAY));
  await time('My work, coordinator', 100, () => loadMyWork(ports, readerFor(coordinator, 'offender-management-coordinator'), 'offender-management-coordinator', TODAY));
  await time('Caseload, 25 of a case manager’s', 100, (i) => ports.store.asReader(readerFor(manager(i), 'case-manager'), ({ lists }) => lists.children({ caseManager: id<WorkerId>(manager(i).id), sort: 'late', limit: 25 }, TODAY)));
  await time('Child', 100, (i) => openChild(ports, readerFor(manager(i), 'case-manager'), child(i), TODAY));
  await time('RAG board', 60, () => loadBoard(ports, readerFor(coordinator, 'offender-management-coordinator'), TODAY));
  await time('Search', 100, (i) => ports.store.asReader(readerFor(manager(i), 'case-manager'), ({ lists }) => lists.search(words[i % words.length]!, 25, TODAY)));
  await time('Record one entry', 100, (i) => recordContact(ports, manager(i), child(i), TODAY));
  return times;
}

async function recordContact(ports: Ports, by: StaffMember, child: SubjectId, today: PlainDate): Promise<void> {
  const result = await record(ports, {
    id: id<CommandId>(ports.ids.next()),
    actor: { worker: id<WorkerId>(by.id), name: by.name, role: 'case-manager', roles: ['case-manager'], agency: id(by.agency), service: DEMO_SERVICE },
    subject: { kind: 'child', id: child },
    records: [{ kind: 'contact.recorded', occurredOn: today, occurredAt: '09:30', data: { outcome: 'kept', with: 'child', how: 'in-person', note: 'Came on time, spoke about college.' } }],
    source: 'live',
    answers: {},
    agreements: [],
  });
  if (result.outcome !== 'recorded') throw new Error(`the entry was not recorded: ${JSON.stringify(result)}`);
}
