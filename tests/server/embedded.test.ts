import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkbench, processesUnder, type Workbench } from './bench-of-programs.ts';

const isRoot = process.getuid?.() === 0;
let bench: Workbench;

async function query(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

type Started = Awaited<ReturnType<Workbench['start']>>;

function ready({ program, said }: Started): Started['said'] & { event: 'ready' } & { program: Started['program'] } {
  if (said.event !== 'ready') throw new Error(said.message);
  return { ...said, program };
}

/** Kills the program and, if asked, every process of its postgres, at once and without warning. */
async function killHard(started: ReturnType<typeof ready>, everything: boolean): Promise<void> {
  const victims = everything ? processesUnder(started.folder) : [];
  const gone = once(started.program, 'exit');
  for (const pid of victims) process.kill(pid, 'SIGKILL');
  started.program.kill('SIGKILL');
  await gone;
}

async function stop(started: ReturnType<typeof ready>): Promise<void> {
  const gone = once(started.program, 'exit');
  started.program.stdin.write('stop\n');
  const [code] = await gone;
  expect(code).toBe(0);
}

/** root; and, when the tests run as root, an account without privileges as well */
const accounts = [{ who: isRoot ? 'root' : 'an ordinary user', as: {} }, ...(isRoot ? [{ who: 'an ordinary user', as: { uid: 65_534, gid: 65_534 } }] : [])];

beforeAll(async () => {
  bench = await makeWorkbench(0o755);
});
afterAll(() => bench.clear());

describe.each(accounts)('the embedded server, run by $who', ({ who, as }) => {
  const data = (name: string): string => join(bench.folder, 'data-of-users', `${who.replaceAll(' ', '-')}-${name}`);

  it('keeps an acknowledged row when the program and all of postgres are killed', async () => {
    const first = ready(await bench.start(data('kill'), as));
    expect(first.adopted).toBe(false);
    await query(first.owner, 'CREATE TABLE note (text text)');
    await query(first.owner, "INSERT INTO note VALUES ('written before the kill')");
    await killHard(first, true);

    const second = ready(await bench.start(data('kill'), as));
    expect(second.adopted).toBe(false);
    expect(second.pid).not.toBe(first.pid);
    expect(await query(second.owner, 'SELECT text FROM note')).toEqual([{ text: 'written before the kill' }]);
    await stop(second);
    expect(processesUnder(second.folder)).toEqual([]);
  });

  it('adopts the postgres that a killed program left behind, and stops it in the end', async () => {
    const first = ready(await bench.start(data('adopt'), as));
    await query(first.owner, "CREATE TABLE note AS SELECT 'still there' AS text");
    await killHard(first, false);

    const second = ready(await bench.start(data('adopt'), as));
    expect(second.adopted).toBe(true);
    expect(second.pid).toBe(first.pid);
    expect(await query(second.owner, 'SELECT text FROM note')).toEqual([{ text: 'still there' }]);
    await stop(second);
    expect(processesUnder(second.folder)).toEqual([]);
  });

  it('tells a second start who has the data open and where, and lets a tool join', async () => {
    const first = ready(await bench.start(data('second'), as));
    const second = await bench.start(data('second'), as);
    expect(second.said).toMatchObject({ event: 'already-running', pid: first.program.pid, address: 'http://localhost:3999' });
    expect(second.said.event === 'already-running' ? second.said.message : '').toContain(`Process ${first.program.pid} already has the data in ${data('second')} open`);

    const tool = ready(await bench.start(data('second'), { ...as, join: true }));
    expect(tool).toMatchObject({ joined: true, pid: first.pid });
    await stop(tool);
    expect(await query(first.app, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await stop(first);
  });

  it('lets one of two simultaneous first starts have the data and tells the other', async () => {
    const both = await Promise.all([bench.start(data('race'), as), bench.start(data('race'), as)]);
    expect(both.map(({ said }) => said.event).toSorted()).toEqual(['already-running', 'ready']);
    const winner = both.find(({ said }) => said.event === 'ready');
    if (winner !== undefined) await stop(ready(winner));
  });

  it('starts although the number of the dead postgres now belongs to another program', async () => {
    const first = ready(await bench.start(data('reuse'), as));
    const lock = join(first.folder, 'postgres-18/postmaster.pid');
    const lines = readFileSync(lock, 'utf8').split('\n');
    await killHard(first, true);
    const other = spawn('sleep', ['60'], as);
    try {
      writeFileSync(lock, [String(other.pid), ...lines.slice(1)].join('\n'));
      const second = ready(await bench.start(data('reuse'), as));
      expect(second.adopted).toBe(false);
      await stop(second);
    } finally {
      other.kill();
    }
  });

  it('keeps the socket private, on no network, and within the length that the system allows', async () => {
    const deep = join(data('deep'), 'a-folder-with-a-long-name-'.repeat(5));
    const started = ready(await bench.start(deep, as));
    expect(Buffer.byteLength(`${started.host}/.s.PGSQL.5432`)).toBeLessThan(107);
    expect(statSync(started.host).mode & 0o777).toBe(0o700);
    expect(statSync(join(started.folder, 'postgres-18')).mode & 0o777).toBe(0o700);
    expect(await query(started.app, "SELECT current_setting('listen_addresses') AS listens, current_setting('fsync') AS fsync, current_setting('data_checksums') AS checksums")).toEqual([{ listens: '', fsync: 'on', checksums: 'on' }]);
    await stop(started);
    expect(existsSync(started.host)).toBe(false);
  });

  it('gives the two logins no more than they need', async () => {
    const started = ready(await bench.start(data('logins'), as));
    expect(await query(started.app, "SELECT rolname, rolsuper, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname LIKE 'throughline%' ORDER BY 1")).toEqual([
      { rolname: 'throughline_app', rolsuper: false, rolbypassrls: false, rolcreatedb: false },
      { rolname: 'throughline_owner', rolsuper: false, rolbypassrls: false, rolcreatedb: false },
    ]);
    await expect(query(started.app, 'CREATE TABLE public.x (a int)')).rejects.toThrow('permission denied');
    await expect(query(started.app, 'CREATE TEMP TABLE x (a int)')).rejects.toThrow('permission denied');
    await expect(query(started.app, 'SET ROLE throughline_owner')).rejects.toThrow('permission denied');
    await query(started.owner, 'CREATE ROLE throughline_test_reader NOLOGIN');
    await query(started.owner, 'GRANT throughline_test_reader TO throughline_app');
    expect(await query(started.app, "SELECT 'Ábel' < 'Bea' AND 'de Vere' < 'Dover' AS in_order")).toEqual([{ in_order: true }]);
    await stop(started);
  });
});

describe.runIf(isRoot)('the embedded server of root, when everything lies in a closed home', () => {
  it('copies the programs out, keeps the data outside, says where, and finds them again', async () => {
    const closed = await makeWorkbench(0o700);
    try {
      const wanted = join(closed.folder, 'data');
      mkdirSync(wanted);
      const first = ready(await closed.start(wanted));
      expect(first.folder).toMatch(/^\/var\/lib\/throughline\//);
      expect(readFileSync(join(wanted, 'database-lies-in.txt'), 'utf8').trim()).toBe(first.folder);
      await query(first.owner, "CREATE TABLE note AS SELECT 'outside' AS text");
      await killHard(first, true);
      const second = ready(await closed.start(wanted));
      expect(await query(second.owner, 'SELECT text FROM note')).toEqual([{ text: 'outside' }]);
      await stop(second);
    } finally {
      closed.clear();
    }
  });
});

describe('a machine where it cannot run', () => {
  it('says what is in the way when the folder cannot be made', async () => {
    writeFileSync(join(bench.folder, 'a-file'), '');
    const { said } = await bench.start(join(bench.folder, 'a-file/data'));
    expect(said.event).toBe('refused');
    expect(said.event === 'ready' ? '' : said.message).toContain('Set THROUGHLINE_DATA to a folder that this account may write.');
  });
});
