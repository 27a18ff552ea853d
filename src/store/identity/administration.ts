import { z } from 'zod';
import { id, type AgencyId, type WorkerId } from '../../core/values/ids.ts';
import { isRole, type Role } from '../../core/access/roles.ts';
import { addDays, type PlainDate } from '../../core/values/plain-date.ts';
import type { AccountRow, AgencyOfService, NewPerson } from '../../app/ports/accounts.ts';
import type { Owner, ProviderIdentity } from '../../app/ports/identity.ts';
import type { Tx } from '../connection.ts';
import { day, parseRows } from '../rows.ts';

const INSTANT = z.date().transform((d) => d.toISOString());
const ROW = z
  .object({
    worker: z.string(), name: z.string(), agency: z.string(), team: z.string().nullable(), email: z.string().nullable(), roles: z.array(z.string()), posts: z.array(z.object({ role: z.string(), area: z.string() })),
    username: z.string().nullable(), active_until: day.nullable(), begins_on: day.nullable(), has_password: z.boolean(), second_factor: z.boolean(), single_sign_on: z.boolean(),
    signed_in_at: INSTANT.nullable(), link_ends_at: INSTANT.nullable(),
  })
  .transform((r): AccountRow => ({
    worker: id<WorkerId>(r.worker),
    name: r.name,
    agency: r.agency,
    roles: r.roles.filter(isRole),
    posts: r.posts.flatMap(({ role, area }) => (isRole(role) ? [{ role, area }] : [])),
    hasPassword: r.has_password,
    secondFactor: r.second_factor,
    singleSignOn: r.single_sign_on,
    ...(r.team === null ? {} : { team: r.team }),
    ...(r.email === null ? {} : { email: r.email }),
    ...(r.username === null ? {} : { username: r.username }),
    ...(r.active_until === null ? {} : { activeUntil: r.active_until }),
    ...(r.begins_on === null ? {} : { beginsOn: r.begins_on }),
    ...(r.signed_in_at === null ? {} : { signedInAt: r.signed_in_at }),
    ...(r.link_ends_at === null ? {} : { linkEndsAt: r.link_ends_at }),
  }));

export async function accounts(tx: Tx, on: PlainDate): Promise<readonly AccountRow[]> {
  const rows = await tx.query(
    `SELECT w.id AS worker, w.name, g.name AS agency, w.team, w.email, a.username, coalesce(a.active_until, w.active_until) AS active_until, a.signed_in_at, a.link_ends_at,
       (SELECT min(p.active_from) FROM post p WHERE p.service = w.service AND p.worker = w.id AND p.active_from > $2 AND (p.active_until IS NULL OR p.active_until >= p.active_from)) AS begins_on,
       coalesce(a.password_hash IS NOT NULL, false) AS has_password, coalesce(a.sso_subject IS NOT NULL, false) AS single_sign_on,
       EXISTS (SELECT FROM authenticator t WHERE t.service = w.service AND t.worker = w.id) OR EXISTS (SELECT FROM passkey k WHERE k.service = w.service AND k.worker = w.id) AS second_factor,
       ARRAY(SELECT DISTINCT p.role FROM post p WHERE p.service = w.service AND p.worker = w.id AND p.active_from <= $2 AND (p.active_until IS NULL OR p.active_until >= $2) ORDER BY p.role) AS roles,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('role', p.role, 'area', p.area) ORDER BY p.role, p.area), '[]') FROM post p
         WHERE p.service = w.service AND p.worker = w.id AND p.active_from <= $2 AND (p.active_until IS NULL OR p.active_until >= $2)) AS posts
     FROM worker w JOIN agency g ON g.service = w.service AND g.id = w.agency LEFT JOIN account a ON a.service = w.service AND a.worker = w.id
     WHERE w.service = $1 AND NOT w.is_system ORDER BY w.name, w.id`,
    [tx.service, on],
  );
  return parseRows(ROW, rows);
}

const AGENCY = z.object({ id: z.string(), name: z.string(), sort: z.string(), active_from: day.nullable(), active_until: day.nullable() });

export async function agencies(tx: Tx): Promise<readonly AgencyOfService[]> {
  const rows = await tx.query('SELECT id, name, sort, active_from, active_until FROM agency WHERE service = $1 ORDER BY name', [tx.service]);
  return parseRows(AGENCY, rows).map((r) => ({ id: id<AgencyId>(r.id), name: r.name, sort: r.sort, ...(r.active_from === null ? {} : { from: r.active_from }), ...(r.active_until === null ? {} : { until: r.active_until }) }));
}

export async function addAgency(tx: Tx, a: Omit<AgencyOfService, 'until'>): Promise<void> {
  await tx.query('INSERT INTO agency (service, id, name, sort, active_from) VALUES ($1, $2, $3, $4, $5)', [tx.service, a.id, a.name, a.sort, a.from ?? null]);
}

export async function setAgencyUntil(tx: Tx, agency: AgencyId, until: PlainDate | undefined): Promise<void> {
  await tx.query('UPDATE agency SET active_until = $3 WHERE service = $1 AND id = $2', [tx.service, agency, until ?? null]);
}

export async function addPerson(tx: Tx, p: NewPerson): Promise<void> {
  await tx.query('INSERT INTO worker (service, id, agency, name, email, team, active_from) VALUES ($1, $2, $3, $4, $5, $6, $7)', [tx.service, p.worker, p.agency, p.name, p.email ?? null, p.team ?? null, p.from]);
  const within = p.areas === undefined || p.areas.length === 0 ? [''] : p.areas;
  for (const role of p.roles) for (const area of within) await addPost(tx, p.worker, role, area, p.from);
}

async function addPost(tx: Tx, worker: WorkerId, role: Role, area: string, from: PlainDate): Promise<void> {
  await tx.query(
    // Given to end, and given again from the same day: it goes on.
    `INSERT INTO post (service, worker, role, area, active_from) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (service, worker, role, area, active_from) WHERE active_until IS NULL OR active_until >= active_from DO UPDATE SET active_until = NULL`,
    [tx.service, worker, role, area, from],
  );
}

/** A post ends with the day before; one that began on the day itself then covers no day, and stays as a trace. What begins later stays as it is. */
export async function setRoles(tx: Tx, owner: Owner, roles: readonly Role[], on: PlainDate): Promise<void> {
  const open = 'service = $1 AND worker = $2 AND active_from <= $3 AND (active_until IS NULL OR active_until >= $3)';
  await tx.query(`UPDATE post SET active_until = $5 WHERE ${open} AND NOT role = ANY ($4)`, [tx.service, owner.worker, on, roles, addDays(on, -1)]);
  const held = parseRows(z.object({ role: z.string() }), await tx.query(`SELECT DISTINCT role FROM post WHERE ${open}`, [tx.service, owner.worker, on])).map((r) => r.role);
  for (const role of roles) if (!held.includes(role)) await addPost(tx, owner.worker, role, '', on);
}

export async function areas(tx: Tx): Promise<readonly string[]> {
  return parseRows(z.object({ name: z.string() }), await tx.query('SELECT name FROM area WHERE service = $1 ORDER BY name', [tx.service])).map((r) => r.name);
}

/** As for roles: a post that ends does so with the day before, and none is taken away. */
export async function setAreas(tx: Tx, owner: Owner, role: Role, chosen: readonly string[], on: PlainDate): Promise<void> {
  const wanted = chosen.length === 0 ? [''] : chosen;
  const open = 'service = $1 AND worker = $2 AND role = $4 AND active_from <= $3 AND (active_until IS NULL OR active_until >= $3)';
  await tx.query(`UPDATE post SET active_until = $6 WHERE ${open} AND NOT area = ANY ($5)`, [tx.service, owner.worker, on, role, wanted, addDays(on, -1)]);
  const held = parseRows(z.object({ area: z.string() }), await tx.query(`SELECT DISTINCT area FROM post WHERE ${open}`, [tx.service, owner.worker, on, role])).map((r) => r.area);
  for (const area of wanted) if (!held.includes(area)) await addPost(tx, owner.worker, role, area, on);
}

export async function setActiveUntil(tx: Tx, owner: Owner, until: PlainDate | undefined): Promise<void> {
  await tx.query('UPDATE account SET active_until = $3 WHERE service = $1 AND worker = $2', [owner.service, owner.worker, until ?? null]);
  // Where the people are as well: whoever keeps a team sees who leaves and when.
  await tx.query('UPDATE worker SET active_until = $3 WHERE service = $1 AND id = $2', [owner.service, owner.worker, until ?? null]);
}

export async function setLink(tx: Tx, owner: Owner, hash: Uint8Array, endsAt: string): Promise<void> {
  await tx.query('UPDATE account SET link_hash = $3, link_ends_at = $4 WHERE service = $1 AND worker = $2', [owner.service, owner.worker, Buffer.from(hash), endsAt]);
}

export async function takeLink(tx: Tx, hash: Uint8Array): Promise<boolean> {
  return (await tx.query('UPDATE account SET link_hash = NULL, link_ends_at = NULL WHERE link_hash = $1 RETURNING username', [Buffer.from(hash)])).length > 0;
}

export async function setProvider(tx: Tx, owner: Owner, provider: ProviderIdentity | undefined): Promise<void> {
  await tx.query('UPDATE account SET sso_issuer = $3, sso_subject = $4 WHERE service = $1 AND worker = $2', [owner.service, owner.worker, provider?.issuer ?? null, provider?.subject ?? null]);
}

export async function noteSignIn(tx: Tx, owner: Owner, at: string): Promise<void> {
  await tx.query('UPDATE account SET signed_in_at = $3 WHERE service = $1 AND worker = $2', [owner.service, owner.worker, at]);
}
