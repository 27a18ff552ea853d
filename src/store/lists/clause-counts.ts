import { z } from 'zod';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { ClauseCount } from '../../app/ports/lists.ts';
import type { Tx } from '../connection.ts';
import { bigNumber, parseRows } from '../rows.ts';

const row = z.object({ clause: z.string(), made: bigNumber, open: bigNumber, late: bigNumber, met: bigNumber, met_late: bigNumber });

const COUNTS = `
  SELECT clause, count(*) AS made, count(*) FILTER (WHERE state IN ('open', 'paused', 'brought-forward')) AS open,
         count(*) FILTER (WHERE state = 'open' AND due < $2 AND detail->>'waitingOn' IS NULL) AS late, count(*) FILTER (WHERE state = 'met') AS met, count(*) FILTER (WHERE met_late) AS met_late
    FROM work WHERE service = $1 GROUP BY clause`;

/** What each clause has made: duties, considerations, proposals and prompts, of those that the reader may see. */
export async function clauseCounts(tx: Tx, today: PlainDate): Promise<ClauseCount[]> {
  return parseRows(row, await tx.query(COUNTS, [tx.service, today])).map(({ met_late: metLate, ...r }) => ({ ...r, metLate }));
}
