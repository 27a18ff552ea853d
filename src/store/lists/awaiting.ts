import { z } from 'zod';
import { id, type EntryId, type SubjectId, type WorkerId } from '../../core/values/ids.ts';
import type { Role } from '../../core/access/roles.ts';
import type { AwaitingRow } from '../../app/ports/lists.ts';
import type { Tx } from '../connection.ts';
import { day, parseRows } from '../rows.ts';

const row = z.object({ child: z.string(), about: z.string(), reference: z.string().nullable(), entry: z.string(), on: day, what: z.array(z.string()), by: z.string(), clauses: z.string() });

/** A proposal waits until it is corrected or withdrawn, declined, or agreed and written in the act of the agreement. */
const AWAITING = `
  SELECT e.subject_id AS child, coalesce(nullif(concat_ws(' ', s.forenames, s.surname), ''), s.reference, 'name not recorded') AS about, s.reference, e.id AS entry, e.occurred_on AS "on",
         ARRAY(SELECT coalesce(r->>'label', r->>'kind', 'A decision') FROM jsonb_array_elements(c.data->'records') r) AS what, e.recorded_by AS by, coalesce(c.data->>'clauses', '') AS clauses
    FROM entry e
    JOIN entry_content c ON c.service = e.service AND c.entry = e.id
    JOIN standing s ON s.service = e.service AND s.subject_kind = e.subject_kind AND s.subject_id = e.subject_id
   WHERE e.service = $1 AND e.kind = 'proposal.made' AND NOT e.withdrawn AND c.data->'awaits' ?| $2::text[] AND e.recorded_by <> $3
     AND NOT EXISTS (SELECT FROM entry x WHERE x.service = e.service AND x.supersedes = e.id)
     AND NOT EXISTS (
       SELECT FROM entry a JOIN entry_content ac ON ac.service = a.service AND ac.entry = a.id
        WHERE a.service = e.service AND a.subject_kind = e.subject_kind AND a.subject_id = e.subject_id AND a.kind = 'proposal.answered' AND a.answers = e.id
          AND NOT EXISTS (SELECT FROM entry y WHERE y.service = a.service AND y.supersedes = a.id)
          AND (a.recorded_by = $3 OR ac.data->>'answer' IN ('declined', 'withdrawn') OR EXISTS (SELECT FROM entry z WHERE z.service = a.service AND z.subject_id = a.subject_id AND z.act = a.act AND z.id <> a.id)))
   ORDER BY e.occurred_on, e.seq
   LIMIT 200`;

/** What waits for the agreement of somebody who holds one of these roles, without their own proposals and those they have agreed to. */
export async function awaiting(tx: Tx, query: { readonly worker: WorkerId; readonly roles: readonly Role[] }): Promise<AwaitingRow[]> {
  return parseRows(row, await tx.query(AWAITING, [tx.service, query.roles, query.worker])).map(({ reference, ...r }) => ({
    ...r,
    child: id<SubjectId>(r.child),
    entry: id<EntryId>(r.entry),
    by: id<WorkerId>(r.by),
    ...(reference === null ? {} : { reference }),
  }));
}
