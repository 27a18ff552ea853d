import { z } from 'zod';
import { id, type SubjectId } from '../../core/values/ids.ts';
import type { Tx } from '../connection.ts';
import { parseRows } from '../rows.ts';

/** The unit with certificates; before the first, that on which a cut of the audit was proposed, or held. */
const CERTIFYING = `
  SELECT e.subject_id AS id FROM entry e LEFT JOIN entry_content c ON c.service = e.service AND c.entry = e.id
   WHERE e.service = $1 AND e.subject_kind = 'unit' AND (e.kind = 'erasure.certified' OR e.kind = 'erasure.proposed' AND c.data->>'scope' = 'audit' OR e.kind = 'hold.placed' AND NOT EXISTS (SELECT FROM entry o WHERE o.service = e.service AND o.subject_kind = 'unit' AND o.subject_id = e.subject_id AND NOT is_about_retention(o.kind))) ORDER BY e.seq LIMIT 1`;

/** The part of the service on whose chronology certificates and cuts of the audit stand, as whoever asks may see it. */
export async function certifying(tx: Tx): Promise<SubjectId | undefined> {
  const [row] = parseRows(z.object({ id: z.string() }), await tx.query(CERTIFYING, [tx.service]));
  return row === undefined ? undefined : id<SubjectId>(row.id);
}
