import { z } from 'zod';
import { id, type SubjectId } from '../../core/values/ids.ts';
import type { SittingRow } from '../../app/ports/meetings.ts';
import type { Tx } from '../connection.ts';
import { day, parseRows } from '../rows.ts';

const row = z.object({ id: z.string(), meeting: z.string(), on: day, open: z.boolean(), closed: z.boolean(), place: z.string().nullable(), full: z.boolean(), chair: z.string().nullable(), urgent: z.boolean(), listed: z.number().int(), undecided: z.number().int() });

const SQL = `
  SELECT subject_id AS id, facts->'sitting.meeting'->>'value' AS meeting, facts->'sitting.on'->>'value' AS "on",
         facts ? 'sitting.open' AS open, facts ? 'sitting.closed' AS closed, facts->'sitting.place'->>'value' AS place, facts ? 'sitting.full' AS "full",
         facts->'sitting.chair'->>'value' AS chair, facts ? 'sitting.urgent' AS urgent,
         coalesce((facts->'sitting.listed'->>'value')::int, 0) AS listed, coalesce((facts->'sitting.undecided'->>'value')::int, 0) AS undecided
    FROM standing
   WHERE service = $1 AND subject_kind = 'sitting' AND facts ? 'sitting.on' AND facts ? 'sitting.meeting'
   ORDER BY facts->'sitting.on'->>'value' DESC, subject_id DESC`;

/** All sittings, the latest first. */
export async function sittingRows(tx: Tx): Promise<SittingRow[]> {
  return parseRows(row, await tx.query(SQL, [tx.service])).map((r): SittingRow => ({
    id: id<SubjectId>(r.id),
    meeting: r.meeting,
    on: r.on,
    stage: r.closed ? 'closed' : r.open ? 'open' : 'planned',
    listed: r.listed,
    undecided: r.undecided,
    full: r.full,
    urgent: r.urgent,
    ...(r.place === null ? {} : { place: r.place }),
    ...(r.chair === null ? {} : { chair: r.chair }),
  }));
}
