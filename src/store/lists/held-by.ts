import { z } from 'zod';
import { isRole } from '../../core/access/roles.ts';
import { id, type WorkerId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { HeldChild } from '../../app/ports/lists.ts';
import type { Tx } from '../connection.ts';
import { parseRows } from '../rows.ts';
import { CHILD_COLUMNS, childRow, OPEN_WORK, toChild } from './child-row.ts';

const ROW = childRow.extend({ held_as: z.string().refine(isRole), held_by: z.string() });

/** Who holds which child in which role, under the reader's row security: a restricted record is on the list of those it names alone. */
export async function heldBy(tx: Tx, workers: readonly WorkerId[], today: PlainDate): Promise<readonly HeldChild[]> {
  if (workers.length === 0) return [];
  const sql = `SELECT ${CHILD_COLUMNS}, a.role AS held_as, a.worker AS held_by FROM allocation a
     JOIN standing s ON s.service = a.service AND s.subject_kind = 'child' AND s.subject_id = a.child ${OPEN_WORK}
    WHERE a.service = $1 AND $2::date IS NOT NULL AND a.worker = ANY ($3::uuid[]) AND a.role <> 'volunteer'
    ORDER BY s.surname, s.forenames, s.subject_id, a.role`;
  return parseRows(ROW, await tx.query(sql, [tx.service, today, workers])).map((r): HeldChild => ({ child: toChild(r), role: r.held_as, worker: id<WorkerId>(r.held_by) }));
}
