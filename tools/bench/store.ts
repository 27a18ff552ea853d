import pg from 'pg';
import { verifyChain } from '../../src/store/verify/verify-chain.ts';
import { DEMO_SERVICE, loadPlan, plan } from '../../src/synthetic/index.ts';
import { openBenchDatabase, TODAY, type BenchDatabase } from './database.ts';
import { fillChildren } from './fill.ts';
import { measure, type Times } from './measure.ts';

export interface Size {
  readonly children: number;
  readonly entries: number;
  readonly times: readonly Times[];
}

/** children with whom the service works; the others are closed cases */
const LIVE = 300;

export interface StoreOptions {
  readonly sizes: readonly number[];
  readonly runs: number;
  /** a folder in which the database stays, to be measured again without filling it: only the largest size is then measured */
  readonly keep?: string;
}

/**
 * One service with 300 children whom it works with and as many closed cases as fill up the size: first the smaller size, then the
 * larger one in the same database. People and sittings and the 300 are recorded by commands; the closed cases are written in bulk.
 */
export async function measureStore(root: string, { sizes, runs, keep }: StoreOptions, say: (line: string) => void): Promise<readonly Size[]> {
  const database = await openBenchDatabase(root, keep);
  try {
    const planned = plan(1, TODAY, LIVE, Math.max(...sizes) - LIVE);
    const live = planned.children.slice(0, LIVE).map((c) => c.id);
    const known = await counted(database);
    if (known.children > 0) {
      say(`measured as it was kept: ${known.children} children, ${known.entries} entries`);
      return [{ ...known, times: await measure(database, planned.staff, live, runs, say) }];
    }
    say(`${LIVE} children by commands …`);
    const started = performance.now();
    const loaded = await loadPlan(database.ports, { ...planned, children: planned.children.slice(0, LIVE) });
    say(`${LIVE} children, ${loaded.entries} entries, recorded by commands in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    const out: Size[] = [];
    let there = LIVE;
    let entries = loaded.entries;
    for (const size of sizes) {
      const begun = performance.now();
      entries += await fillChildren(database.ports, database.superuser, planned, planned.children.slice(there, size), (done) => void (done % 2000 === 0 && say(`  ${done} …`)));
      there = size;
      say(`up to ${size} children (${entries} entries) in bulk in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
      await settle(database.superuser);
      out.push({ children: size, entries, times: await measure(database, planned.staff, live, runs, say) });
    }
    if (Math.max(...sizes) <= 1000) say(`chain: ${(await verifyChain(database.store.connections, DEMO_SERVICE)).broken.length} breaks`);
    return out;
  } finally {
    await database.close();
  }
}

async function counted(database: BenchDatabase): Promise<{ readonly children: number; readonly entries: number }> {
  return withClient(database.superuser, async (client) => {
    const { rows } = await client.query<{ children: number; entries: number }>(
      "SELECT (SELECT count(*)::int FROM throughline.subject WHERE kind = 'child') AS children, (SELECT count(*)::int FROM throughline.entry) AS entries",
    );
    return rows[0] ?? { children: 0, entries: 0 };
  });
}

async function settle(connect: pg.ClientConfig): Promise<void> {
  await withClient(connect, async (client) => {
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
  });
}

async function withClient<T>(connect: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connect);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
