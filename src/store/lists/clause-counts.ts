import { z } from 'zod';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { ClauseCount } from '../../app/ports/lists.ts';
import type { Tx } from '../connection.ts';
import { bigNumber, parseRows } from '../rows.ts';
import { LATE_DUTIES } from './child-row.ts';

const row = z.object({ clause: z.string(), made: bigNumber, open: bigNumber, late: bigNumber, met: bigNumber, met_late: bigNumber });

/** Counted in an index that has all it needs; what is late lies in another, with few rows. */
const COUNTS = `
  SELECT c.clause, c.made, c.open, coalesce(l.late, 0) AS late, c.met, c.met_late
    FROM (SELECT clause, count(*) AS made, count(*) FILTER (WHERE state IN ('open', 'paused', 'brought-forward')) AS open,
                 count(*) FILTER (WHERE state = 'met') AS met, count(*) FILTER (WHERE met_late) AS met_late
            FROM work WHERE service = $1 GROUP BY clause) c
    LEFT JOIN (SELECT w.clause, count(*) AS late FROM work w WHERE ${LATE_DUTIES} GROUP BY w.clause) l ON l.clause = c.clause`;

/** What each clause has made: duties, considerations, proposals and prompts, of those that the reader may see. */
export async function clauseCounts(tx: Tx, today: PlainDate): Promise<ClauseCount[]> {
  return parseRows(row, await tx.query(COUNTS, [tx.service, today])).map(({ met_late: metLate, ...r }) => ({ ...r, metLate }));
}
