import { z } from 'zod';
import { id, type SubjectId } from '../../core/values/ids.ts';
import type { SharedChild, SharingReading } from '../../app/ports/sharing.ts';
import type { Tx } from '../connection.ts';
import { bigNumber, day, parseRows } from '../rows.ts';

const row = z.object({ child: z.string(), names: z.string(), date_of_birth: day.nullable(), entries: bigNumber, until: day });

const sharedOf = (one: boolean): string => `
  SELECT c.child, c.names, c.date_of_birth, count(*) AS entries, max(s.until) AS until
    FROM shared_child c JOIN entry_share s ON s.service = c.service AND s.child = c.child
   WHERE c.service = $1 ${one ? 'AND c.child = $2' : ''}
   GROUP BY c.child, c.names, c.date_of_birth ORDER BY c.names, c.child`;

function toChild(r: z.output<typeof row>): SharedChild {
  return { child: id<SubjectId>(r.child), name: r.names, entries: r.entries, until: r.until, ...(r.date_of_birth === null ? {} : { dateOfBirth: r.date_of_birth }) };
}

/** Reads of what was shared with the reader's agency, under row security. */
export function sharingReading(tx: Tx): SharingReading {
  return {
    children: async () => parseRows(row, await tx.query(sharedOf(false), [tx.service])).map(toChild),
    child: async (child) => parseRows(row, await tx.query(sharedOf(true), [tx.service, child])).map(toChild)[0],
  };
}
