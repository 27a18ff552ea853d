import { z } from 'zod';
import { id, type EntryId, type SubjectId } from '../../core/values/ids.ts';
import type { ProvisionalRating } from '../../app/ports/meetings.ts';
import type { Tx } from '../connection.ts';
import { day, parseRows } from '../rows.ts';

const row = z.object({ child: z.string(), entry: z.string(), kind: z.string(), on: day, data: z.record(z.string(), z.unknown()) });

/** The last rating of each child, if it is provisional and no manager has confirmed it. */
const SQL = `
  SELECT r.subject_id AS child, r.id AS entry, r.kind, r.occurred_on AS "on", c.data
    FROM entry r JOIN entry_content c ON c.service = r.service AND c.entry = r.id
   WHERE r.service = $1 AND r.kind = 'rag.set' AND r.subject_kind = 'child' AND NOT r.withdrawn AND (c.data->>'provisional')::boolean
     AND NOT EXISTS (SELECT FROM entry s WHERE s.service = r.service AND s.supersedes = r.id)
     AND NOT EXISTS (SELECT FROM entry k WHERE k.service = r.service AND k.kind = 'rag.confirmed' AND k.answers = r.id)
     AND NOT EXISTS (SELECT FROM entry l WHERE l.service = r.service AND l.kind = 'rag.set' AND l.subject_id = r.subject_id AND l.subject_kind = 'child'
                       AND l.supersedes IS DISTINCT FROM r.id AND (l.occurred_on, l.seq) > (r.occurred_on, r.seq))
   ORDER BY r.seq`;

export async function provisionalRatings(tx: Tx): Promise<ProvisionalRating[]> {
  return parseRows(row, await tx.query(SQL, [tx.service])).map((r) => ({ child: id<SubjectId>(r.child), entry: id<EntryId>(r.entry), kind: r.kind, on: r.on, data: r.data }));
}
