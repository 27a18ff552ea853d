import { z } from 'zod';
import { id, type EntryId, type SubjectId } from '../../core/values/ids.ts';
import type { FollowedRequest, RightsReading } from '../../app/ports/rights.ts';
import type { Tx } from '../connection.ts';
import { day, parseRows } from '../rows.ts';

const row = z.object({
  child: z.string(), request: z.string(), names: z.string(), asked_for: z.string(), received: day, stage: z.string(), stage_on: day, due: day.nullable(), clock: z.string().nullable(),
  entries: z.number(), apart: z.number(), decided: z.number(),
});

/** Those still open first, by the day on which they are due. */
const FOLLOWED = `
  SELECT child, request, names, asked_for, received, stage, stage_on, due, clock, entries, apart, decided FROM rights_progress
   WHERE service = $1 AND ($2::uuid IS NULL OR request = $2)
   ORDER BY stage IN ('answered', 'refused'), due NULLS LAST, received, request LIMIT 500`;

function toFollowed(r: z.output<typeof row>): FollowedRequest {
  return {
    child: id<SubjectId>(r.child), request: id<EntryId>(r.request), name: r.names, askedFor: r.asked_for, received: r.received, stage: r.stage, stageOn: r.stage_on,
    ...(r.due === null ? {} : { due: r.due }), paused: r.clock === 'paused', entries: r.entries, apart: r.apart, decided: r.decided,
  };
}

/** How far requests about records have come, under row security. */
export function rightsReading(tx: Tx): RightsReading {
  return {
    followed: async () => parseRows(row, await tx.query(FOLLOWED, [tx.service, null])).map(toFollowed),
    heldApart: async (request) => parseRows(row, await tx.query(FOLLOWED, [tx.service, request]))[0]?.apart ?? 0,
  };
}
