import { z } from 'zod';
import { id, type ServiceId, type WorkerId } from '../../core/values/ids.ts';
import { isRole } from '../../core/access/roles.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Account, Attempt, DemoAccount } from '../../app/ports/identity.ts';
import type { Connections, Tx } from '../connection.ts';
import { parseRows } from '../rows.ts';

const ACCOUNT = z.object({
  service: z.string().transform((t) => id<ServiceId>(t)),
  worker: z.string().transform((t) => id<WorkerId>(t)),
  username: z.string(),
  password_hash: z.string(),
  demo: z.boolean(),
});
const toAccount = ({ password_hash, ...row }: z.output<typeof ACCOUNT>): Account => ({ ...row, passwordHash: password_hash });

export async function addAccount(tx: Tx, row: Account, at: string): Promise<void> {
  await tx.query(
    'INSERT INTO account (service, username, worker, password_hash, demo, created_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [row.service, row.username, row.worker, row.passwordHash, row.demo, at],
  );
}

export async function account(tx: Tx, username: string): Promise<Account | undefined> {
  const rows = await tx.query('SELECT service, worker, username, password_hash, demo FROM account WHERE username = $1', [username]);
  return parseRows(ACCOUNT, rows).map(toAccount)[0];
}

/** Counted before the password is looked at, in one statement: many tries at once cannot slip through. */
export async function attempt(tx: Tx, username: string, now: string, limit: number, lockUntil: string): Promise<Attempt | undefined> {
  const rows = await tx.query(
    `UPDATE account a SET
       failed = CASE WHEN b.locked OR b.failed + 1 >= $3 THEN 0 ELSE b.failed + 1 END,
       locked_until = CASE WHEN b.locked THEN b.locked_until WHEN b.failed + 1 >= $3 THEN $4::timestamptz END
     FROM (SELECT username, failed, locked_until, coalesce(locked_until > $2::timestamptz, false) AS locked FROM account WHERE username = $1 FOR UPDATE) b
     WHERE a.username = b.username
     RETURNING a.service, a.worker, a.username, a.password_hash, a.demo, b.locked`,
    [username, now, limit, lockUntil],
  );
  return parseRows(ACCOUNT.extend({ locked: z.boolean() }), rows).map(({ locked, ...row }) => ({ ...toAccount(row), locked }))[0];
}

export async function succeeded(tx: Tx, username: string): Promise<void> {
  await tx.query('UPDATE account SET failed = 0, locked_until = NULL WHERE username = $1', [username]);
}

const SERVICE = z.object({ id: z.string().transform((t) => id<ServiceId>(t)), name: z.string(), demo: z.boolean() });

export async function services(tx: Tx): Promise<readonly z.output<typeof SERVICE>[]> {
  return parseRows(SERVICE, await tx.query('SELECT id, name, demo FROM service ORDER BY name'));
}

const DEMO = z.object({ username: z.string(), name: z.string(), roles: z.array(z.string()).transform((roles) => roles.filter(isRole)) });

/** The accounts of demonstrations: each service's people are read as that service. */
export async function demoAccounts(connections: Connections, on: PlainDate): Promise<readonly DemoAccount[]> {
  const found: DemoAccount[] = [];
  for (const service of (await connections.beforeService(services)).filter((s) => s.demo)) {
    const rows = await connections.asSystem(service.id, (tx) =>
      tx.query(
        `SELECT a.username, w.name, array_agg(DISTINCT p.role ORDER BY p.role) AS roles
         FROM account a JOIN worker w ON w.service = a.service AND w.id = a.worker
           JOIN post p ON p.service = a.service AND p.worker = a.worker AND p.active_from <= $2 AND (p.active_until IS NULL OR p.active_until >= $2)
         WHERE a.service = $1 AND a.demo
         GROUP BY a.username, w.name, a.created_at ORDER BY a.created_at, w.name`,
        [service.id, on],
      ));
    found.push(...parseRows(DEMO, rows).map((row) => ({ ...row, serviceName: service.name })));
  }
  return found;
}
