import { z } from 'zod';
import { id, type EntryId, type SubjectId, type WorkerId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { AppointmentRow } from '../../app/ports/lists.ts';
import type { Tx } from '../connection.ts';
import { day, parseRows } from '../rows.ts';

const row = z.object({
  child: z.string(), about: z.string(), entry: z.string(), on: day, at: z.string().nullable(), place: z.string().nullable(), purpose: z.string().nullable(), outcome: z.string().nullable(),
});

/**
 * Booked appointments of some days that stand, with the outcome of the contact that answers each. What is set for these days comes
 * first and stays first: under row security the planner takes every other table for smaller than it is.
 */
const appointmentsOf = (held: boolean): string => `
  WITH set_for AS MATERIALIZED (
    SELECT c.entry, c.subject_id, c.happens_on, c.data FROM entry_content c
     WHERE c.service = $1 AND c.subject_kind = 'child' AND c.happens_on IS NOT NULL
       AND c.happens_on = ANY (ARRAY(SELECT to_char(d, 'YYYY-MM-DD') FROM generate_series($2::date, $3::date, '1 day') d)))
  SELECT e.subject_id AS child, coalesce(nullif(concat_ws(' ', s.forenames, s.surname), ''), s.reference, 'name not recorded') AS about, e.id AS entry,
         c.happens_on AS "on", c.data->>'at' AS at, c.data->>'place' AS place, c.data->>'purpose' AS purpose,
         (SELECT ac.data->>'outcome' FROM entry a JOIN entry_content ac ON ac.service = a.service AND ac.entry = a.id
           WHERE a.service = e.service AND a.answers = e.id AND a.kind = 'contact.recorded' ORDER BY a.seq DESC LIMIT 1) AS outcome
    FROM set_for c
    JOIN standing s ON s.service = $1 AND s.subject_kind = 'child' AND s.subject_id = c.subject_id ${held ? 'AND s.case_manager = $4' : ''}
    JOIN entry e ON e.service = $1 AND e.id = c.entry AND e.kind = 'appointment.booked'
   WHERE NOT EXISTS (SELECT FROM entry x WHERE x.service = e.service AND x.supersedes = e.id)
   ORDER BY c.happens_on, c.data->>'at' NULLS LAST`;

export async function appointments(tx: Tx, from: PlainDate, to: PlainDate, query: { readonly caseManager?: WorkerId }): Promise<AppointmentRow[]> {
  return parseRows(row, await tx.query(appointmentsOf(query.caseManager !== undefined), [tx.service, from, to, ...(query.caseManager === undefined ? [] : [query.caseManager])])).map((r) => ({
    child: id<SubjectId>(r.child),
    about: r.about,
    entry: id<EntryId>(r.entry),
    on: r.on,
    ...(r.at === null ? {} : { at: r.at }),
    ...(r.place === null ? {} : { place: r.place }),
    ...(r.purpose === null ? {} : { purpose: r.purpose }),
    ...(r.outcome === null ? {} : { outcome: r.outcome }),
  }));
}
