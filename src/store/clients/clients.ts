import { z } from 'zod';
import { id, type AgencyId, type ServiceId, type WorkerId } from '../../core/values/ids.ts';
import { AIM_NAMES } from '../../core/access/purposes.ts';
import { ROLE_NAMES, type Role } from '../../core/access/roles.ts';
import type { Client, ClientSecret, NewClient } from '../../app/ports/clients.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Tx } from '../connection.ts';
import { day, parseRows } from '../rows.ts';

const INSTANT = z.date().transform((d) => d.toISOString());
const ROW = z.object({
  service: z.string(), service_name: z.string(), worker: z.string(), name: z.string(), agency: z.string(), agency_name: z.string(), role: z.enum(ROLE_NAMES as [Role, ...Role[]]),
  aims: z.array(z.string()), may_record: z.boolean(), addresses: z.array(z.string()), active_until: day, registered_at: INSTANT, ended_at: INSTANT.nullable(),
  used_at: INSTANT.nullable(), used_from: z.string().nullable(), agency_from: day.nullable(), agency_until: day.nullable(),
});
const SECRET = z.object({ hash: z.instanceof(Uint8Array), worker: z.string(), made_at: INSTANT, ends_at: INSTANT.nullable(), used_at: INSTANT.nullable() });

const COLUMNS = `c.service, s.name AS service_name, c.worker, c.name, w.agency, g.name AS agency_name, c.role, c.aims, c.may_record, c.addresses, c.active_until, c.registered_at,
  c.ended_at, c.used_at, c.used_from, g.active_from AS agency_from, g.active_until AS agency_until`;
const FROM = `client c JOIN service s ON s.id = c.service JOIN worker w ON w.service = c.service AND w.id = c.worker JOIN agency g ON g.service = c.service AND g.id = w.agency`;

export async function clients(tx: Tx): Promise<readonly Client[]> {
  return parseRows(ROW, await tx.query(`SELECT ${COLUMNS} FROM ${FROM} WHERE c.service = $1 ORDER BY c.ended_at NULLS FIRST, c.name`, [tx.service])).map(toClient);
}

export async function clientBySecret(tx: Tx, hash: Uint8Array): Promise<{ readonly client: Client; readonly secret: ClientSecret } | undefined> {
  const [secret] = parseRows(SECRET, await tx.query('SELECT hash, worker, made_at, ends_at, used_at FROM client_secret WHERE service = $1 AND hash = $2', [tx.service, Buffer.from(hash)]));
  if (secret === undefined) return undefined;
  const [client] = parseRows(ROW, await tx.query(`SELECT ${COLUMNS} FROM ${FROM} WHERE c.service = $1 AND c.worker = $2`, [tx.service, secret.worker]));
  return client === undefined ? undefined : { client: toClient(client), secret: toSecret(secret) };
}

export async function clientUsed(tx: Tx, hash: Uint8Array, address: string, at: string): Promise<void> {
  await tx.query('UPDATE client_secret SET used_at = $3 WHERE service = $1 AND hash = $2', [tx.service, Buffer.from(hash), at]);
  await tx.query('UPDATE client c SET used_at = $3, used_from = $4 FROM client_secret x WHERE c.service = $1 AND x.service = $1 AND x.hash = $2 AND c.worker = x.worker', [tx.service, Buffer.from(hash), at, address]);
}

export async function addClient(tx: Tx, c: NewClient, from: PlainDate): Promise<void> {
  await tx.query('INSERT INTO worker (service, id, agency, name, active_from, is_system) VALUES ($1, $2, $3, $4, $5, true)', [tx.service, c.worker, c.agency, c.shownAs, from]);
  await tx.query(
    'INSERT INTO client (service, worker, name, role, aims, may_record, addresses, active_until, registered_at, registered_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    [tx.service, c.worker, c.name, c.role, c.aims, c.mayRecord, c.addresses, c.until, c.registeredAt, c.registeredBy],
  );
}

export async function setClientUntil(tx: Tx, worker: WorkerId, until: PlainDate): Promise<void> {
  await tx.query('UPDATE client SET active_until = $3 WHERE service = $1 AND worker = $2', [tx.service, worker, until]);
}

/** Its secrets and what it wanted to be told of end with it. */
export async function endClient(tx: Tx, worker: WorkerId, at: string): Promise<void> {
  await tx.query('UPDATE client SET ended_at = coalesce(ended_at, $3::timestamptz) WHERE service = $1 AND worker = $2', [tx.service, worker, at]);
  await tx.query('UPDATE client_secret SET ends_at = least(ends_at, $3::timestamptz) WHERE service = $1 AND worker = $2', [tx.service, worker, at]);
  await tx.query('UPDATE client_subscription SET ended_at = coalesce(ended_at, $3::timestamptz) WHERE service = $1 AND worker = $2', [tx.service, worker, at]);
}

export async function clientSecrets(tx: Tx, worker: WorkerId): Promise<readonly ClientSecret[]> {
  return parseRows(SECRET, await tx.query('SELECT hash, worker, made_at, ends_at, used_at FROM client_secret WHERE service = $1 AND worker = $2 ORDER BY made_at DESC, hash', [tx.service, worker])).map(toSecret);
}

export async function addClientSecret(tx: Tx, s: ClientSecret): Promise<void> {
  await tx.query('INSERT INTO client_secret (service, hash, worker, made_at, ends_at) VALUES ($1, $2, $3, $4, $5)', [tx.service, Buffer.from(s.hash), s.worker, s.madeAt, s.endsAt ?? null]);
}

export async function endClientSecret(tx: Tx, hash: Uint8Array, at: string): Promise<void> {
  await tx.query('UPDATE client_secret SET ends_at = least(ends_at, $3::timestamptz) WHERE service = $1 AND hash = $2', [tx.service, Buffer.from(hash), at]);
}

function toClient(r: z.output<typeof ROW>): Client {
  return {
    service: id<ServiceId>(r.service), serviceName: r.service_name, worker: id<WorkerId>(r.worker), name: r.name, agency: id<AgencyId>(r.agency), agencyName: r.agency_name, role: r.role,
    aims: AIM_NAMES.filter((a) => r.aims.includes(a)), mayRecord: r.may_record, addresses: r.addresses, until: r.active_until, registeredAt: r.registered_at,
    ...(r.ended_at === null ? {} : { endedAt: r.ended_at }),
    ...(r.used_at === null ? {} : { usedAt: r.used_at }),
    ...(r.used_from === null ? {} : { usedFrom: r.used_from }),
    ...(r.agency_from === null ? {} : { agencyFrom: r.agency_from }),
    ...(r.agency_until === null ? {} : { agencyUntil: r.agency_until }),
  };
}

function toSecret(r: z.output<typeof SECRET>): ClientSecret {
  return { hash: r.hash, worker: id<WorkerId>(r.worker), madeAt: r.made_at, ...(r.ends_at === null ? {} : { endsAt: r.ends_at }), ...(r.used_at === null ? {} : { usedAt: r.used_at }) };
}
