import { z } from 'zod';
import { isRole, type Role } from '../../core/access/roles.ts';
import type { WorkerId } from '../../core/values/ids.ts';
import type { AuthenticatorRow, PasskeyRow, SecondFactors } from '../../app/ports/credentials.ts';
import type { Tx } from '../connection.ts';
import { bigNumber, parseRows } from '../rows.ts';

const INSTANT = z.date().transform((d) => d.toISOString());
const bytes = (of: Uint8Array): Buffer => Buffer.from(of);

const AUTHENTICATOR = z
  .object({ sealed: z.instanceof(Uint8Array), added_at: INSTANT, last_step: bigNumber })
  .transform((r): AuthenticatorRow => ({ sealed: r.sealed, addedAt: r.added_at, lastStep: r.last_step }));
const PASSKEY = z
  .object({ id: z.string(), name: z.string(), public_key: z.instanceof(Uint8Array), counter: bigNumber, transports: z.array(z.string()), added_at: INSTANT, used_at: INSTANT.nullable() })
  .transform((r): PasskeyRow => ({
    id: r.id, name: r.name, publicKey: r.public_key, counter: r.counter, transports: r.transports, addedAt: r.added_at, ...(r.used_at === null ? {} : { usedAt: r.used_at }),
  }));

export async function secondFactors(tx: Tx, worker: WorkerId): Promise<SecondFactors> {
  const [authenticators, passkeys, codes] = await Promise.all([
    tx.query('SELECT sealed, added_at, last_step FROM authenticator WHERE service = $1 AND worker = $2', [tx.service, worker]),
    tx.query('SELECT id, name, public_key, counter, transports, added_at, used_at FROM passkey WHERE service = $1 AND worker = $2 ORDER BY added_at, id', [tx.service, worker]),
    tx.query('SELECT count(*) AS n, (array_agg(sealed_key))[1] AS key FROM recovery_code WHERE service = $1 AND worker = $2 AND used_at IS NULL', [tx.service, worker]),
  ]);
  const authenticator = parseRows(AUTHENTICATOR, authenticators)[0];
  const left = parseRows(z.object({ n: bigNumber, key: z.instanceof(Uint8Array).nullable() }), codes)[0];
  const codesLeft = left?.n ?? 0;
  return { ...(left?.key === null || left === undefined ? {} : { codesKey: left.key }), ...(authenticator === undefined ? {} : { authenticator }), passkeys: parseRows(PASSKEY, passkeys), codesLeft };
}

export async function setPassword(tx: Tx, worker: WorkerId, passwordHash: string, at: string): Promise<void> {
  await tx.query(
    'UPDATE account SET password_hash = $3, password_set_at = $4, first_password = false, link_hash = NULL, link_ends_at = NULL WHERE service = $1 AND worker = $2',
    [tx.service, worker, passwordHash, at],
  );
}

export async function saveAuthenticator(tx: Tx, worker: WorkerId, row: AuthenticatorRow): Promise<void> {
  await tx.query(
    `INSERT INTO authenticator (service, worker, sealed, added_at, last_step) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (service, worker) DO UPDATE SET sealed = excluded.sealed, added_at = excluded.added_at, last_step = excluded.last_step`,
    [tx.service, worker, bytes(row.sealed), row.addedAt, row.lastStep],
  );
}

export async function takeTimeStep(tx: Tx, worker: WorkerId, step: number): Promise<boolean> {
  return (await tx.query('UPDATE authenticator SET last_step = $3 WHERE service = $1 AND worker = $2 AND last_step < $3 RETURNING last_step', [tx.service, worker, step])).length > 0;
}

export async function removeAuthenticator(tx: Tx, worker: WorkerId): Promise<boolean> {
  return (await tx.query('DELETE FROM authenticator WHERE service = $1 AND worker = $2 RETURNING worker', [tx.service, worker])).length > 0;
}

export async function addPasskey(tx: Tx, worker: WorkerId, row: PasskeyRow): Promise<boolean> {
  const added = await tx.query(
    'INSERT INTO passkey (service, worker, id, name, public_key, counter, transports, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id',
    [tx.service, worker, row.id, row.name, bytes(row.publicKey), row.counter, row.transports, row.addedAt],
  );
  return added.length > 0;
}

/** Passkeys that are kept in step between devices always say 0. */
export async function usePasskey(tx: Tx, worker: WorkerId, passkey: string, counter: number, at: string): Promise<boolean> {
  const used = await tx.query(
    'UPDATE passkey SET counter = $4, used_at = $5 WHERE service = $1 AND worker = $2 AND id = $3 AND (counter < $4 OR counter = 0 AND $4 = 0) RETURNING id',
    [tx.service, worker, passkey, counter, at],
  );
  return used.length > 0;
}

export async function removePasskey(tx: Tx, worker: WorkerId, passkey: string): Promise<boolean> {
  return (await tx.query('DELETE FROM passkey WHERE service = $1 AND worker = $2 AND id = $3 RETURNING id', [tx.service, worker, passkey])).length > 0;
}

export async function saveRecoveryCodes(tx: Tx, worker: WorkerId, hashes: readonly Uint8Array[], at: string, sealedKey?: Uint8Array): Promise<void> {
  await tx.query('DELETE FROM recovery_code WHERE service = $1 AND worker = $2', [tx.service, worker]);
  for (const hash of hashes) await tx.query('INSERT INTO recovery_code (service, worker, hash, made_at, sealed_key) VALUES ($1, $2, $3, $4, $5)', [tx.service, worker, bytes(hash), at, sealedKey === undefined ? null : bytes(sealedKey)]);
}

export async function resealAuthenticator(tx: Tx, worker: WorkerId, before: Uint8Array, sealed: Uint8Array): Promise<boolean> {
  return (await tx.query('UPDATE authenticator SET sealed = $4 WHERE service = $1 AND worker = $2 AND sealed = $3 RETURNING worker', [tx.service, worker, bytes(before), bytes(sealed)])).length > 0;
}

export async function resealCodesKey(tx: Tx, worker: WorkerId, before: Uint8Array, sealed: Uint8Array): Promise<boolean> {
  return (await tx.query('UPDATE recovery_code SET sealed_key = $4 WHERE service = $1 AND worker = $2 AND sealed_key = $3 RETURNING worker', [tx.service, worker, bytes(before), bytes(sealed)])).length > 0;
}

export async function useRecoveryCode(tx: Tx, worker: WorkerId, hash: Uint8Array, at: string): Promise<boolean> {
  return (await tx.query('UPDATE recovery_code SET used_at = $4 WHERE service = $1 AND worker = $2 AND hash = $3 AND used_at IS NULL RETURNING hash', [tx.service, worker, bytes(hash), at])).length > 0;
}

export async function secondFactorRoles(tx: Tx): Promise<readonly Role[] | undefined> {
  const rows = parseRows(z.object({ second_factor: z.array(z.string()) }), await tx.query('SELECT second_factor FROM sign_in_rule WHERE service = $1', [tx.service]));
  return rows[0]?.second_factor.filter(isRole);
}

export async function setSecondFactorRoles(tx: Tx, roles: readonly Role[], by: WorkerId, at: string): Promise<void> {
  await tx.query(
    `INSERT INTO sign_in_rule (service, second_factor, set_by, set_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (service) DO UPDATE SET second_factor = excluded.second_factor, set_by = excluded.set_by, set_at = excluded.set_at`,
    [tx.service, roles, by, at],
  );
}
