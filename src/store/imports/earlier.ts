import { z } from 'zod';
import type { WorkerId } from '../../core/values/ids.ts';
import type { StoredRow } from '../../app/ports/imports.ts';
import type { Tx } from '../connection.ts';
import { parseRows } from '../rows.ts';
import { oneRow } from './rows.ts';

const came = (batch: string): string => `came again with ${batch}`;

/** By reference; a row without one by its name. */
const REPLACE = `
  UPDATE import_row r SET settled = 'corrected', settled_why = $6, settled_by = $7, settled_at = $8
    FROM import_batch b
   WHERE r.service = $1 AND b.service = r.service AND b.id = r.batch AND b.source = $2 AND b.id <> $3 AND b.state = 'done' AND r.settled IS NULL AND r.status IN ('rejected', 'duplicate')
     AND (upper(regexp_replace(r.reference, '\\s', '', 'g')) = ANY ($4) OR (r.reference IS NULL AND r.name = ANY ($5)))
  RETURNING r.batch, r.line`;
const OUT = 'DELETE FROM import_not_in n USING import_row r WHERE n.service = $1 AND r.service = n.service AND r.batch = n.batch AND r.line = n.line AND r.settled_why = $2';

/** Rows of earlier files that have come again: what the newer file says of these children stands for them. */
export async function replaceEarlier(tx: Tx, batch: { readonly id: string; readonly source: string }, rows: readonly { readonly reference: string; readonly name: string }[], by: WorkerId, at: string): Promise<void> {
  const references = rows.flatMap((r) => (r.reference === '' ? [] : [r.reference]));
  const names = rows.flatMap((r) => (r.reference === '' && r.name !== '' ? [r.name] : []));
  await tx.query(REPLACE, [tx.service, batch.source, batch.id, references, names, came(batch.id), by, at]);
  await tx.query(OUT, [tx.service, came(batch.id)]);
}

const BACK = `UPDATE import_row r SET settled = NULL, settled_why = NULL, settled_by = NULL, settled_at = NULL FROM import_batch b
   WHERE r.service = $1 AND r.settled_why = $2 AND b.service = r.service AND b.id = r.batch AND b.state = 'done' RETURNING r.batch, r.line`;

/** When the newer file is undone the earlier rows are not in again. */
export async function restoreEarlier(tx: Tx, batch: string): Promise<readonly StoredRow[]> {
  const back = parseRows(z.object({ batch: z.string(), line: z.number().int() }), await tx.query(BACK, [tx.service, came(batch)]));
  const rows: StoredRow[] = [];
  for (const { batch: of, line } of back) {
    const row = await oneRow(tx, of, line);
    if (row !== undefined) rows.push(row);
  }
  return rows;
}
