import pg from 'pg';
import { DEMO_SERVICE, loadMore, loadPlan, plan } from '../../src/synthetic/index.ts';
import { openBenchDatabase, TODAY, type BenchDatabase } from './database.ts';
import { fillCopies } from './fill-copies.ts';
import { meanOf, measure, type Times } from './measure.ts';

export interface Size {
  readonly children: number;
  readonly entries: number;
  readonly times: readonly Times[];
  /** the same with row security switched off, if that was asked for */
  readonly withoutRowSecurity?: readonly Times[];
}

/** children with whom the service works; the others are closed cases */
const LIVE = 300;
/** Above this size closed cases are copies of those below it: working each out takes 5 ms and more. */
const WORKED_OUT = 2000;

export interface StoreOptions {
  readonly sizes: readonly number[];
  readonly runs: number;
  /** a folder in which the database stays, to be measured again without filling it: only the largest size is then measured */
  readonly keep?: string;
  /** measure each size once more without row security: what it costs */
  readonly withoutRowSecurity?: boolean;
}

/**
 * One service with 300 children whom it works with and as many closed cases as fill up the size: first the smaller size, then the
 * larger one in the same database. All are recorded by commands; beyond the first two thousand the closed cases are copies.
 */
export async function measureStore(root: string, { sizes, runs, keep, withoutRowSecurity }: StoreOptions, say: (line: string) => void): Promise<readonly Size[]> {
  const database = await openBenchDatabase(root, keep);
  try {
    const planned = plan(1, TODAY, LIVE, Math.min(Math.max(...sizes), WORKED_OUT) - LIVE);
    const live = planned.children.slice(0, LIVE).map((c) => c.id);
    const one = (): Promise<readonly Times[]> => measure(database, planned.staff, live, runs, say);
    const both = async (): Promise<Pick<Size, 'times' | 'withoutRowSecurity'>> => {
      if (withoutRowSecurity !== true) return { times: await one() };
      // With, without, without, with: a machine that grows warmer or busier disturbs both alike.
      say('with row security, then without, without and with:');
      const first = await one();
      const [second, third] = await unguarded(database.superuser, async () => [await one(), await one()] as const);
      return { times: meanOf(first, await one()), withoutRowSecurity: meanOf(second, third) };
    };
    const known = await counted(database);
    if (known.children > 0) {
      say(`measured as it was kept: ${known.children} children, ${known.entries} entries`);
      return [{ ...known, ...(await both()) }];
    }
    say(`${LIVE} children by commands …`);
    const started = performance.now();
    const loaded = await loadPlan(database.ports, { ...planned, children: planned.children.slice(0, LIVE) });
    say(`${LIVE} children, ${loaded.entries} entries, recorded by commands in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    const out: Size[] = [];
    let there = LIVE;
    let entries = loaded.entries;
    let copied = 0;
    for (const size of sizes) {
      const begun = performance.now();
      const workedOut = Math.min(size, WORKED_OUT);
      if (workedOut > there) entries += await loadMore(database.ports, planned, planned.children.slice(there, workedOut));
      there = Math.max(there, workedOut);
      const patterns = planned.children.slice(LIVE).map((c) => c.id);
      const copies = patterns.length === 0 ? 0 : Math.floor((size - there) / patterns.length);
      const rest = patterns.slice(0, size - there - copies * patterns.length);
      if (copies > 0) entries += await fillCopies(database.superuser, patterns, copies, copied + 1);
      if (rest.length > 0) entries += await fillCopies(database.superuser, rest, 1, copied + copies + 1);
      copied += copies + 1;
      there = size;
      say(`up to ${there} children (${entries} entries) in bulk in ${((performance.now() - begun) / 1000).toFixed(1)} s${size > WORKED_OUT ? ', closed cases beyond the first as copies' : ''}`);
      await settle(database.superuser);
      out.push({ children: there, entries, ...(await both()) });
    }
    if (Math.max(...sizes) <= 1000) say(`chain: ${(await database.store.verify(DEMO_SERVICE)).broken.length} breaks`);
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

/** Does something while row security is switched off on every table. Only for a database of the bench. */
async function unguarded<T>(superuser: pg.ClientConfig, work: () => Promise<T>): Promise<T> {
  const set = (state: string): Promise<void> =>
    withClient(superuser, async (client) => {
      const { rows } = await client.query<{ name: string }>("SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'throughline' AND c.relkind = 'r' AND c.relforcerowsecurity");
      for (const { name } of rows) await client.query(`ALTER TABLE throughline.${pg.escapeIdentifier(name)} ${state} ROW LEVEL SECURITY`);
    });
  await set('DISABLE');
  try {
    return await work();
  } finally {
    await set('ENABLE');
  }
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
