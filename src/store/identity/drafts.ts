import { z } from 'zod';
import type { WorkerId } from '../../core/values/ids.ts';
import type { Reader } from '../../app/ports/reader.ts';
import type { SealedDraft } from '../../app/ports/identity.ts';
import type { Tx } from '../connection.ts';
import { parseRows } from '../rows.ts';

const INSTANT = z.date().transform((d) => d.toISOString());
const DRAFT = z
  .object({ key: z.string(), sort: z.enum(['draft', 'held']), sealed: z.instanceof(Uint8Array), saved_at: INSTANT, expires_at: INSTANT })
  .transform((row): SealedDraft => ({ key: row.key, sort: row.sort, sealed: row.sealed, savedAt: row.saved_at, expiresAt: row.expires_at }));
const COLUMNS = 'key, sort, sealed, saved_at, expires_at';

/** Row security shows a person their own drafts and nobody else's: no statement here names the person again. */
export async function saveDraft(tx: Tx, reader: Reader, row: SealedDraft): Promise<void> {
  await tx.query(
    `INSERT INTO draft (service, worker, ${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (service, worker, key) DO UPDATE SET sealed = excluded.sealed, saved_at = excluded.saved_at, expires_at = excluded.expires_at`,
    [reader.service, reader.worker, row.key, row.sort, Buffer.from(row.sealed), row.savedAt, row.expiresAt],
  );
}

export async function draft(tx: Tx, key: string, now: string): Promise<SealedDraft | undefined> {
  return parseRows(DRAFT, await tx.query(`SELECT ${COLUMNS} FROM draft WHERE key = $1 AND expires_at > $2`, [key, now]))[0];
}

export async function removeDraft(tx: Tx, key: string): Promise<void> {
  await tx.query('DELETE FROM draft WHERE key = $1', [key]);
}

export async function held(tx: Tx, now: string): Promise<readonly SealedDraft[]> {
  return parseRows(DRAFT, await tx.query(`SELECT ${COLUMNS} FROM draft WHERE sort = 'held' AND expires_at > $1 ORDER BY saved_at DESC LIMIT 20`, [now]));
}

/** As the system, which may add and never reads. */
export async function hold(tx: Tx, worker: WorkerId, row: SealedDraft): Promise<void> {
  await tx.query(`INSERT INTO draft (service, worker, ${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7)`, [
    tx.service, worker, row.key, row.sort, Buffer.from(row.sealed), row.savedAt, row.expiresAt,
  ]);
}

/** When the last that is kept of this service expires: the system sees of drafts that alone. */
export async function lastDraftExpires(tx: Tx): Promise<string | undefined> {
  const rows = parseRows(z.object({ at: z.date().nullable() }), await tx.query('SELECT max(expires_at) AS at FROM draft WHERE service = $1', [tx.service]));
  return rows[0]?.at?.toISOString();
}
