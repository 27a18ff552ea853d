import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Connections, type Tx } from '../../src/store/connection.ts';
import { id, type AgencyId, type ServiceId } from '../../src/core/values/ids.ts';
import type { Reader } from '../../src/app/ports/reader.ts';
import { openDatabase, openService, SERVERS, type Database, type Service } from './harness.ts';

const WHO = "SELECT current_user::text AS role, coalesce(current_setting('app.service', true), '') AS service, pg_backend_pid() AS pid";
const Who = z.object({ role: z.string(), service: z.string(), pid: z.number() });
const who = async (tx: Tx): Promise<z.output<typeof Who>> => Who.parse((await tx.query(WHO))[0]);
const settingOf = (tx: Tx, name: string, value: string): Promise<unknown> => tx.query('INSERT INTO setting (service, name, value, set_at) VALUES ($1, $2, $3, now())', [tx.service, name, value]);
const later = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

describe.each(SERVERS)('connections to $server', ({ server }) => {
  let db: Database;
  let one: Service;
  let other: Service;
  /** a single connection, so that whoever comes next has the one that was spoilt */
  let single: Connections;
  beforeAll(async () => {
    db = await openDatabase(server);
    [one, other] = [await openService(db), await openService(db)];
    single = new Connections(db.logins.app.config, 1);
  });
  afterAll(async () => {
    await single?.end();
    await db?.close();
  });
  const kept = async (name: string): Promise<number> => (await db.asSuperuser('SELECT 1 FROM setting WHERE name = $1', [name])).length;

  it('answers questions that were asked together in the order of the asking', async () => {
    const answers = await single.asSystem(one.id, (tx) => Promise.all(Array.from({ length: 50 }, (_, i) => tx.query('SELECT $1::int AS n', [i]))));
    expect(answers).toEqual(Array.from({ length: 50 }, (_, i) => [{ n: i }]));
  });

  it('keeps nothing of a transaction in which one of several statements fails, and the next has a sound connection', async () => {
    const work = single.asSystem(one.id, (tx) => Promise.all([settingOf(tx, 'before the fault', 'a'), tx.query('SELECT 1 / 0'), settingOf(tx, 'after the fault', 'b')]));
    await expect(work).rejects.toThrow(/division by zero/);
    expect([await kept('before the fault'), await kept('after the fault')]).toEqual([0, 0]);
    expect(await single.asSystem(other.id, who)).toMatchObject({ role: 'throughline_system', service: other.id });
  });

  it('keeps nothing where a statement failed that nobody waited for, and says so', async () => {
    const work = single.asSystem(one.id, async (tx) => {
      tx.query('SELECT 1 / 0').catch(() => undefined);
      await Promise.resolve();
      return 'done';
    });
    await expect(work).rejects.toThrow(/a statement of the transaction failed and nobody waited for it/);
    expect(await single.asSystem(other.id, who)).toMatchObject({ service: other.id });
  });

  it('can prepare a statement that was first sent in a transaction that had failed already', async () => {
    const fresh = `SELECT 'first seen after a fault' AS said, $1::int AS n`;
    await expect(single.asSystem(one.id, (tx) => Promise.all([tx.query('SELECT 1 / 0'), tx.query(fresh, [1]), tx.query(fresh, [2])]))).rejects.toThrow(/division by zero/);
    expect(await single.asSystem(one.id, (tx) => Promise.all([tx.query(fresh, [3]), tx.query(fresh, [4])]))).toMatchObject([[{ n: 3 }], [{ n: 4 }]]);
  });

  it('asks nothing more for a transaction that is over: what a branch goes on with after another has failed does not reach the next', async () => {
    let straggler: Promise<unknown> | undefined;
    const failed = single.asSystem(one.id, (tx) => {
      straggler = later(60).then(() => tx.query(WHO));
      straggler.catch(() => undefined);
      return tx.query('SELECT 1 / 0');
    });
    await expect(failed).rejects.toThrow(/division by zero/);
    const next = single.asSystem(other.id, async (tx) => {
      await later(120);
      return who(tx);
    });
    await expect(straggler).rejects.toThrow(/the transaction is over/);
    expect(await next).toMatchObject({ service: other.id });
    let leaked: Tx | undefined;
    await single.asReader(one.reader('manager'), async (tx) => { leaked = tx; return who(tx); });
    await expect(leaked?.query(WHO)).rejects.toThrow(/the transaction is over/);
  });

  it('refuses a value that cannot be written: no answer goes to another question, and the statement is good for the next', async () => {
    const round: Record<string, unknown> = {};
    round['itself'] = round;
    const answers = await single.asSystem(one.id, (tx) =>
      Promise.all([tx.query('SELECT 1 AS n'), tx.query('SELECT $1::jsonb AS n', [round]).catch((error: unknown) => String(error)), tx.query('SELECT 2 AS n'), tx.query('SELECT 3 AS n')]),
    );
    expect(answers).toMatchObject([[{ n: 1 }], expect.stringContaining('circular') as string, [{ n: 2 }], [{ n: 3 }]]);
    expect(await single.asSystem(one.id, (tx) => tx.query('SELECT $1::jsonb AS n', ['4']))).toEqual([{ n: 4 }]);
    expect(await single.asSystem(other.id, who)).toMatchObject({ service: other.id });
  });

  it('tells the caller when the server ends the connection, keeps nothing, and gives the next another one', async () => {
    const before = await single.asSystem(one.id, who);
    const broken = single.asSystem(one.id, async (tx) => {
      await settingOf(tx, 'never committed', 'a');
      await db.asSuperuser('SELECT pg_terminate_backend($1)', [before.pid]);
      await later(50);
      return tx.query('SELECT 1');
    });
    await expect(broken).rejects.toThrow();
    expect(await kept('never committed')).toBe(0);
    const after = await single.asSystem(other.id, who);
    expect(after).toMatchObject({ role: 'throughline_system', service: other.id });
    expect(after.pid).not.toBe(before.pid);
  });

  it('waits for questions nobody has waited for before it gives the connection away', async () => {
    await single.asSystem(one.id, async (tx) => { tx.query('SELECT pg_sleep(0.2)').catch(() => undefined); await Promise.resolve(); });
    expect(await single.asSystem(other.id, who)).toMatchObject({ service: other.id });
  });

  it('shows nothing to a login that may not become the role', async () => {
    await db.asSuperuser("DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'may_nothing') THEN CREATE ROLE may_nothing LOGIN PASSWORD 'may nothing at all' NOINHERIT; END IF; END $$");
    await db.asSuperuser('GRANT CONNECT ON DATABASE throughline TO may_nothing');
    const unable = new Connections({ ...db.logins.app.config, user: 'may_nothing', password: 'may nothing at all' }, 1);
    try {
      const seen: unknown[] = [];
      const work = unable.asSystem(one.id, async (tx) => { seen.push(...(await tx.query('SELECT id FROM service'))); });
      await expect(work).rejects.toThrow(/permission denied|password|peer|authentication|ident/i);
      expect(seen).toEqual([]);
    } finally {
      await unable.end();
    }
  });

  it('refuses an identity with a character that would cut the statement short', async () => {
    const cut: Reader = { ...one.reader('manager'), agency: id<AgencyId>("x\u0000'") };
    await expect(single.asReader(cut, (tx) => tx.query('SELECT id FROM worker'))).rejects.toThrow();
    expect(await single.asSystem(other.id, who)).toMatchObject({ service: other.id });
  });

  it('never gives one caller the identity of another, however many come at once and however many of them fail', async () => {
    const few = new Connections(db.logins.app.config, 3);
    try {
      const seen = await Promise.all(
        Array.from({ length: 120 }, async (_, i) => {
          const service: ServiceId = i % 2 === 0 ? one.id : other.id;
          const asked = few.asSystem(service, async (tx) => {
            const [first] = await Promise.all([who(tx), ...(i % 5 === 0 ? [tx.query('SELECT 1 / 0')] : [])]);
            const second = await who(tx);
            return first.service === service && second.service === service;
          });
          return asked.catch((error: unknown) => (String(error).includes('division by zero') && i % 5 === 0 ? true : String(error)));
        }),
      );
      expect(seen.filter((s) => s !== true)).toEqual([]);
      expect(Number((await few.beforeService(who)).service === '')).toBe(1);
    } finally {
      await few.end();
    }
  });

  it('leaves no identity on a connection that is given back', async () => {
    await single.asReader(one.reader('manager'), who);
    expect(await single.beforeService(who)).toMatchObject({ role: 'throughline_system', service: '' });
    expect(Who.parse((await single.pool.query(WHO)).rows[0])).toMatchObject({ role: 'throughline_app', service: '' });
  });
});
