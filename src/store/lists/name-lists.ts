import { z } from 'zod';
import { id, type SubjectId, type WorkerId } from '../../core/values/ids.ts';
import type { NameListRow } from '../../app/ports/lists.ts';
import type { Tx } from '../connection.ts';
import { day, parseRows } from '../rows.ts';

const row = z.object({
  list: z.string(),
  on: day,
  by: z.string(),
  recipients: z.array(z.string()),
  channel: z.string().nullable(),
  who: z.string().nullable(),
  names: z.array(z.object({ child: z.string(), about: z.string(), reference: z.string().nullable() })),
});

/** Entries of one sharing say the same list; one that was recorded by itself is a list of its own. */
const NAME_LISTS = `
  SELECT coalesce(c.data->>'list', e.id::text) AS list, min(e.occurred_on) AS "on", min(e.recorded_by::text) AS by,
         (array_agg(ARRAY(SELECT jsonb_array_elements_text(c.data->'recipients'))::text ORDER BY e.seq))[1]::text[] AS recipients,
         min(c.data->>'channel') AS channel, min(c.data->>'who') AS who,
         jsonb_agg(jsonb_build_object('child', e.subject_id, 'about', coalesce(nullif(concat_ws(' ', s.forenames, s.surname), ''), s.reference, 'name not recorded'), 'reference', s.reference)
                   ORDER BY s.surname, s.forenames, e.subject_id) AS names
    FROM entry e
    JOIN entry_content c ON c.service = e.service AND c.entry = e.id
    JOIN standing s ON s.service = e.service AND s.subject_kind = e.subject_kind AND s.subject_id = e.subject_id
   WHERE e.service = $1 AND e.kind = 'name-list.shared' AND NOT e.withdrawn
     AND NOT EXISTS (SELECT FROM entry x WHERE x.service = e.service AND x.supersedes = e.id)
   GROUP BY 1
   ORDER BY max(e.seq) DESC
   LIMIT 60`;

/** The lists of names given to others, of the children whom the reader may see. */
export async function nameLists(tx: Tx): Promise<NameListRow[]> {
  return parseRows(row, await tx.query(NAME_LISTS, [tx.service])).map(({ channel, who, names, ...r }) => ({
    ...r,
    by: id<WorkerId>(r.by),
    ...(channel === null ? {} : { channel }),
    ...(who === null ? {} : { who }),
    names: names.map(({ reference, ...n }) => ({ ...n, child: id<SubjectId>(n.child), ...(reference === null ? {} : { reference }) })),
  }));
}
