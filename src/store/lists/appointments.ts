import { z } from 'zod';
import { id, type EntryId, type SubjectId, type WorkerId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { AppointmentRow } from '../../app/ports/lists.ts';
import type { Tx } from '../connection.ts';
import { day, parseRows } from '../rows.ts';

const row = z.object({
  child: z.string(), about: z.string(), entry: z.string(), on: day, at: z.string().nullable(), place: z.string().nullable(), purpose: z.string().nullable(), outcome: z.string().nullable(),
});

/** Booked appointments of some days that stand, with the outcome of the contact that answers each. */
const APPOINTMENTS = `
  SELECT e.subject_id AS child, coalesce(nullif(concat_ws(' ', s.forenames, s.surname), ''), s.reference, 'name not recorded') AS about, e.id AS entry,
         (c.data->>'on') AS "on", c.data->>'at' AS at, c.data->>'place' AS place, c.data->>'purpose' AS purpose,
         (SELECT ac.data->>'outcome' FROM entry a JOIN entry_content ac ON ac.service = a.service AND ac.entry = a.id
           WHERE a.service = e.service AND a.subject_kind = 'child' AND a.subject_id = e.subject_id AND a.answers = e.id AND a.kind = 'contact.recorded' ORDER BY a.seq DESC LIMIT 1) AS outcome
    FROM standing s
    JOIN entry e ON e.service = s.service AND e.subject_kind = 'child' AND e.subject_id = s.subject_id AND e.kind = 'appointment.booked' AND e.occurred_on >= ($2::date - 120)
    JOIN entry_content c ON c.service = e.service AND c.entry = e.id
   WHERE s.service = $1 AND s.subject_kind = 'child' AND ($4::uuid IS NULL OR s.case_manager = $4)
     AND (c.data->>'on') BETWEEN $2::text AND $3::text
     AND NOT EXISTS (SELECT FROM entry x WHERE x.service = e.service AND x.supersedes = e.id)
   ORDER BY c.data->>'on', c.data->>'at' NULLS LAST`;

export async function appointments(tx: Tx, from: PlainDate, to: PlainDate, query: { readonly caseManager?: WorkerId }): Promise<AppointmentRow[]> {
  return parseRows(row, await tx.query(APPOINTMENTS, [tx.service, from, to, query.caseManager ?? null])).map((r) => ({
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
