import { z } from 'zod';
import { id, type WorkerId } from '../../core/values/ids.ts';
import type { LastDay } from '../../app/ports/directory.ts';
import type { Tx } from '../connection.ts';
import { day, parseRows } from '../rows.ts';

const row = z.object({ worker: z.string(), last: day.nullable() });

/** A post ends with the account and with the agency, whatever its own last day. Of an erased record nothing is asked any more. */
const LAST_DAYS = `
  SELECT x.worker, CASE WHEN bool_or(x.until IS NULL) THEN NULL ELSE max(x.until) END AS last
    FROM (SELECT p.worker, least(p.active_until, w.active_until, g.active_until) AS until
            FROM post p JOIN worker w ON w.service = p.service AND w.id = p.worker JOIN agency g ON g.service = p.service AND g.id = coalesce(p.agency, w.agency)
           WHERE p.service = $1 AND NOT w.is_system AND NOT EXISTS (SELECT FROM erasure e WHERE e.service = w.service AND e.subject_kind = 'worker' AND e.subject_id = w.id AND e.whole)) x
   GROUP BY x.worker ORDER BY x.worker`;

/** When the last post of each person ends, of those who have had one. */
export async function lastDays(tx: Tx): Promise<readonly LastDay[]> {
  return parseRows(row, await tx.query(LAST_DAYS, [tx.service])).map((r) => ({ worker: id<WorkerId>(r.worker), ...(r.last === null ? {} : { last: r.last }) }));
}
