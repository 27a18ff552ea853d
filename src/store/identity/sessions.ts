import { z } from 'zod';
import { id, type AgencyId, type ServiceId, type WorkerId } from '../../core/values/ids.ts';
import { isRole, type Role } from '../../core/access/roles.ts';
import { sightOf } from '../../core/access/reach.ts';
import type { StandIn } from '../../core/access/standing-in.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Holder, NewSession, Owner, Proof, Session } from '../../app/ports/identity.ts';
import type { Tx } from '../connection.ts';
import { parseRows } from '../rows.ts';

const INSTANT = z.date().transform((d) => d.toISOString());
const PROOFS = ['password', 'demonstration', 'authenticator', 'recovery-code', 'passkey', 'single-sign-on'] as const satisfies readonly Proof[];
const SESSION = z
  .object({
    token_hash: z.instanceof(Uint8Array),
    service: z.string().transform((t) => id<ServiceId>(t)),
    worker: z.string().transform((t) => id<WorkerId>(t)),
    csrf: z.string(),
    created_at: INSTANT,
    seen_at: INSTANT,
    ends_at: INSTANT,
    acting_as: z.string().nullable(),
    id: z.string(),
    started_with: z.enum(PROOFS),
    device: z.string(),
    address: z.string(),
    fresh_at: INSTANT,
  })
  .transform((row): Session => ({
    tokenHash: row.token_hash,
    service: row.service,
    worker: row.worker,
    csrf: row.csrf,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    endsAt: row.ends_at,
    id: row.id,
    startedWith: row.started_with,
    device: row.device,
    address: row.address,
    freshAt: row.fresh_at,
    ...(row.acting_as !== null && isRole(row.acting_as) ? { actingAs: row.acting_as } : {}),
  }));
const COLUMNS = 'token_hash, service, worker, csrf, created_at, seen_at, ends_at, acting_as, id, started_with, device, address, fresh_at';

const bytes = (hash: Uint8Array): Buffer => Buffer.from(hash);

export async function openSession(tx: Tx, row: NewSession): Promise<void> {
  await tx.query(
    `INSERT INTO session (token_hash, service, worker, csrf, created_at, seen_at, ends_at, acting_as, started_with, device, address, fresh_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $5)`,
    [bytes(row.tokenHash), row.service, row.worker, row.csrf, row.createdAt, row.seenAt, row.endsAt, row.actingAs ?? null, row.startedWith ?? 'password', row.device ?? '', row.address ?? ''],
  );
}

export async function session(tx: Tx, tokenHash: Uint8Array): Promise<Session | undefined> {
  return parseRows(SESSION, await tx.query(`SELECT ${COLUMNS} FROM session WHERE token_hash = $1`, [bytes(tokenHash)]))[0];
}

export async function sessionOfForm(tx: Tx, csrf: string): Promise<Session | undefined> {
  return parseRows(SESSION, await tx.query(`SELECT ${COLUMNS} FROM session WHERE csrf = $1`, [csrf]))[0];
}

export async function seen(tx: Tx, tokenHash: Uint8Array, at: string): Promise<void> {
  await tx.query('UPDATE session SET seen_at = $2 WHERE token_hash = $1', [bytes(tokenHash), at]);
}

export async function actAs(tx: Tx, tokenHash: Uint8Array, role: Role): Promise<void> {
  await tx.query('UPDATE session SET acting_as = $2 WHERE token_hash = $1', [bytes(tokenHash), role]);
}

export async function endSession(tx: Tx, tokenHash: Uint8Array, at: string): Promise<void> {
  await tx.query('UPDATE session SET ends_at = least(ends_at, $2::timestamptz) WHERE token_hash = $1', [bytes(tokenHash), at]);
}

export async function sessionsOf(tx: Tx, owner: Owner, now: string, idleSince: string): Promise<readonly Session[]> {
  const rows = await tx.query(`SELECT ${COLUMNS} FROM session WHERE service = $1 AND worker = $2 AND ends_at > $3 AND seen_at > $4 ORDER BY seen_at DESC, created_at DESC`, [owner.service, owner.worker, now, idleSince]);
  return parseRows(SESSION, rows);
}

export async function renewSession(tx: Tx, tokenHash: Uint8Array, newHash: Uint8Array, freshAt: string): Promise<void> {
  await tx.query('UPDATE session SET token_hash = $2, fresh_at = $3, seen_at = $3 WHERE token_hash = $1', [bytes(tokenHash), bytes(newHash), freshAt]);
}

export async function endSessionsOf(tx: Tx, owner: Owner, which: { readonly id: string } | { readonly butToken: Uint8Array | undefined }, at: string): Promise<number> {
  const one = 'id' in which ? which.id : null;
  const but = 'id' in which || which.butToken === undefined ? null : bytes(which.butToken);
  const ended = await tx.query(
    `UPDATE session SET ends_at = $3::timestamptz WHERE service = $1 AND worker = $2 AND ends_at > $3::timestamptz
       AND ($4::text IS NULL OR id::text = $4) AND ($5::bytea IS NULL OR token_hash <> $5) RETURNING id`,
    [owner.service, owner.worker, at, one, but],
  );
  return ended.length;
}

/** Removes sessions that ended before. @returns the services of this installation, whose drafts expire too */
export async function sweepSessions(tx: Tx, endedBefore: string): Promise<readonly ServiceId[]> {
  await tx.query('DELETE FROM session WHERE ends_at < $1', [endedBefore]);
  return parseRows(z.object({ id: z.string() }), await tx.query('SELECT id FROM service')).map((row) => id<ServiceId>(row.id));
}

export async function sweepDrafts(tx: Tx, expiredBefore: string): Promise<void> {
  await tx.query('DELETE FROM draft WHERE service = $1 AND expires_at < $2', [tx.service, expiredBefore]);
}

const HOLDER = z.object({ name: z.string(), agency: z.string(), roles: z.array(z.string()), service_name: z.string(), demo: z.boolean(), standing_in: z.array(z.object({ worker: z.string(), name: z.string(), role: z.string(), agrees: z.boolean(), areas: z.array(z.string()) })) });

/** For which agency somebody works on the day `$3`: that of the post begun last, else their own. */
const AGENCY_ON_DAY = (w: string): string => `coalesce((SELECT q.agency FROM post q WHERE q.service = ${w}.service AND q.worker = ${w}.id AND q.agency IS NOT NULL AND q.active_from <= $3 AND (q.active_until IS NULL OR q.active_until >= $3) ORDER BY q.active_from DESC, q.id LIMIT 1), ${w}.agency)`;

/** Who somebody is on a day: their name, agency, the roles of their posts, and those in which they stand in for somebody who holds them; nobody once their account is closed or their agency has ended. */
export async function holder(tx: Tx, worker: WorkerId, on: PlainDate): Promise<Holder | undefined> {
  const rows = await tx.query(
    `SELECT w.name, g.id AS agency, s.name AS service_name, s.demo,
       ARRAY(SELECT DISTINCT p.role FROM post p
             WHERE p.service = w.service AND p.worker = w.id AND p.active_from <= $3 AND (p.active_until IS NULL OR p.active_until >= $3) ORDER BY p.role) AS roles,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('worker', i.away, 'name', g.name, 'role', i.role, 'agrees', i.agrees, 'areas',
            ARRAY(SELECT DISTINCT q.area FROM post q WHERE q.service = i.service AND q.worker = i.away AND q.role = i.role AND q.area <> '' AND q.active_from <= $3 AND (q.active_until IS NULL OR q.active_until >= $3))) ORDER BY g.name, i.role), '[]')
          FROM stand_in i JOIN worker g ON g.service = i.service AND g.id = i.away
         WHERE i.service = w.service AND i.worker = w.id AND i.from_day <= $3 AND i.until_day >= $3 AND i.away <> i.worker AND ${AGENCY_ON_DAY('g')} = ${AGENCY_ON_DAY('w')}
           AND EXISTS (SELECT FROM post q WHERE q.service = i.service AND q.worker = i.away AND q.role = i.role AND q.active_from <= $3 AND (q.active_until IS NULL OR q.active_until >= $3))) AS standing_in
     FROM worker w JOIN service s ON s.id = w.service
     JOIN agency g ON g.service = w.service AND g.id = ${AGENCY_ON_DAY('w')} AND (g.active_from IS NULL OR g.active_from <= $3) AND (g.active_until IS NULL OR g.active_until >= $3)
     WHERE w.service = $1 AND w.id = $2 AND w.active_from <= $3 AND (w.active_until IS NULL OR w.active_until >= $3)
       AND NOT EXISTS (SELECT FROM account a WHERE a.service = w.service AND a.worker = w.id AND a.active_until < $3)`,
    [tx.service, worker, on],
  );
  const row = parseRows(HOLDER, rows)[0];
  if (row === undefined) return undefined;
  const own = row.roles.filter(isRole);
  // Only somebody of the same agency who works with the whole service stands in for somebody: a volunteer or a partner does not come into a role by it.
  const standingIn = sightOf(own).reach !== 'service' ? [] : row.standing_in.flatMap(({ role, worker: away, ...s }): StandIn[] => (isRole(role) ? [{ ...s, worker: id<WorkerId>(away), role, ownRole: own.includes(role) }] : []));
  return { worker, name: row.name, agency: id<AgencyId>(row.agency), roles: [...new Set([...own, ...standingIn.map((s) => s.role)])], standingIn, serviceName: row.service_name, demo: row.demo };
}
