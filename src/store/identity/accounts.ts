import { z } from 'zod';
import { id, type ServiceId, type WorkerId } from '../../core/values/ids.ts';
import { isRole } from '../../core/access/roles.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Account, DemoAccount, NewAccount, Owner, ProviderIdentity } from '../../app/ports/identity.ts';
import type { Connections, Tx } from '../connection.ts';
import { day, parseRows } from '../rows.ts';

const ACCOUNT = z
  .object({
    service: z.string().transform((t) => id<ServiceId>(t)),
    worker: z.string().transform((t) => id<WorkerId>(t)),
    username: z.string(),
    password_hash: z.string().nullable(),
    demo: z.boolean(),
    handle: z.string(),
    active_until: day.nullable(),
    first_password: z.boolean(),
    password_set_at: z.date().nullable(),
    sso_issuer: z.string().nullable(),
    sso_subject: z.string().nullable(),
  })
  .transform((row): Account => ({
    service: row.service,
    worker: row.worker,
    username: row.username,
    demo: row.demo,
    handle: row.handle,
    firstPassword: row.first_password,
    ...(row.password_hash === null ? {} : { passwordHash: row.password_hash }),
    ...(row.active_until === null ? {} : { activeUntil: row.active_until }),
    ...(row.password_set_at === null ? {} : { passwordSetAt: row.password_set_at.toISOString() }),
    ...(row.sso_issuer === null || row.sso_subject === null ? {} : { provider: { issuer: row.sso_issuer, subject: row.sso_subject } }),
  }));
const COLUMNS = 'service, worker, username, password_hash, demo, handle, active_until, first_password, password_set_at, sso_issuer, sso_subject';

async function one(tx: Tx, where: string, values: readonly unknown[]): Promise<Account | undefined> {
  return parseRows(ACCOUNT, await tx.query(`SELECT ${COLUMNS} FROM account WHERE ${where}`, values))[0];
}

export async function addAccount(tx: Tx, row: NewAccount, at: string): Promise<void> {
  await tx.query(
    `INSERT INTO account (service, username, worker, password_hash, demo, created_at, first_password, password_set_at, active_until, sso_issuer, sso_subject)
     VALUES ($1, $2, $3, $4, $5, $6::timestamptz, $7, CASE WHEN $4::text IS NOT NULL THEN $6::timestamptz END, $8, $9, $10)`,
    [row.service, row.username, row.worker, row.passwordHash ?? null, row.demo, at, row.firstPassword ?? false, row.activeUntil ?? null, row.provider?.issuer ?? null, row.provider?.subject ?? null],
  );
  if (row.activeUntil !== undefined) await tx.query('UPDATE worker SET active_until = $3 WHERE service = $1 AND id = $2', [row.service, row.worker, row.activeUntil]);
}

export async function account(tx: Tx, username: string): Promise<Account | undefined> {
  return one(tx, 'username = $1', [username]);
}

export async function accountOf(tx: Tx, owner: Owner): Promise<Account | undefined> {
  return one(tx, 'service = $1 AND worker = $2', [owner.service, owner.worker]);
}

export async function accountByHandle(tx: Tx, handle: string): Promise<Account | undefined> {
  return one(tx, 'handle::text = $1', [handle]);
}

export async function accountByProvider(tx: Tx, provider: ProviderIdentity): Promise<Account | undefined> {
  return one(tx, 'sso_issuer = $1 AND sso_subject = $2', [provider.issuer, provider.subject]);
}

export async function accountByLink(tx: Tx, hash: Uint8Array, now: string): Promise<Account | undefined> {
  return one(tx, 'link_hash = $1 AND link_ends_at > $2', [Buffer.from(hash), now]);
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
         WHERE a.service = $1 AND a.demo AND (a.active_until IS NULL OR a.active_until >= $2)
         GROUP BY a.username, w.name, a.created_at ORDER BY a.created_at, w.name`,
        [service.id, on],
      ));
    found.push(...parseRows(DEMO, rows).map((row) => ({ ...row, serviceName: service.name })));
  }
  return found;
}
