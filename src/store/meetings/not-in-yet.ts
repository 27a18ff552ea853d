import { z } from 'zod';
import type { NotInYet } from '../../app/ports/meetings.ts';
import type { Tx } from '../connection.ts';
import { parseRows } from '../rows.ts';

const row = z.object({ reference: z.string(), name: z.string(), rag_as_written: z.string(), custody_as_written: z.string() });

/**
 * Children in trackers who are not in yet, those whose words say red first. Of a restricted record nobody is told so, not even whoever may
 * open it: the number is the same for all who sit at a meeting, and for the program that closes it.
 */
export async function notInYet(tx: Tx): Promise<readonly NotInYet[]> {
  const rows = await tx.query('SELECT reference, name, rag_as_written, custody_as_written FROM import_not_in WHERE service = $1 AND restricted_child IS NULL ORDER BY place, batch, line', [tx.service]);
  return parseRows(row, rows).map((r) => ({ reference: r.reference, name: r.name, ragAsWritten: r.rag_as_written, custodyAsWritten: r.custody_as_written }));
}
