import { z } from 'zod';
import { id, type SubjectId, type WorkerId } from '../../core/values/ids.ts';
import type { AccessReading, RestrictedNotice } from '../../app/ports/access.ts';
import type { Tx } from '../connection.ts';
import { parseRows } from '../rows.ts';

const row = z.object({ child: z.string(), ask: z.string() });

/** Those that the reader may open by now are no longer hidden: nothing need be said of them. */
const STILL_HIDDEN = 'n.child = ANY ((SELECT hidden_from((SELECT reader_worker())))::uuid[])';

function notices(rows: readonly unknown[]): RestrictedNotice[] {
  return parseRows(row, rows).map((r) => ({ child: id<SubjectId>(r.child), ask: id<WorkerId>(r.ask) }));
}

/** Reads of what may be known of restricted records, under row security. */
export function accessReading(tx: Tx): AccessReading {
  return {
    async hidden() {
      const rows = await tx.query('SELECT unnest(hidden_from((SELECT reader_worker()))) AS child');
      return new Set(parseRows(z.object({ child: z.string() }), rows).map((r) => id<SubjectId>(r.child)));
    },
    async notice(child) {
      return notices(await tx.query(`SELECT n.child, n.ask FROM restricted_name n WHERE n.service = $1 AND n.child = $2 AND ${STILL_HIDDEN}`, [tx.service, child]))[0];
    },
    async noticesLike(words, born) {
      const sql = `SELECT n.child, n.ask FROM restricted_name n WHERE n.service = $1 AND (n.reference = lower($2) OR n.names = plain_name($2) OR n.date_of_birth = $3::date) AND ${STILL_HIDDEN} ORDER BY n.child LIMIT 5`;
      return notices(await tx.query(sql, [tx.service, words.trim().replace(/\s+/g, ' '), born ?? null]));
    },
  };
}
