import { z } from 'zod';
import { id, type EntryId } from '../../core/values/ids.ts';
import { parsePlainDate, type PlainDate } from '../../core/values/plain-date.ts';
import type { SearchHit } from '../../app/ports/lists.ts';
import type { Tx } from '../connection.ts';
import { parseRows } from '../rows.ts';
import { CHILD_COLUMNS, childRow, OPEN_WORK, toChild } from './child-row.ts';

const hitRow = z.object({ child: z.string(), why: z.string(), excerpt: z.string().nullable(), entry: z.string().nullable() });

const DAY_MONTH_YEAR = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** A date of birth as people type it into the search box; undefined if it is none. */
export function searchedDate(text: string): PlainDate | undefined {
  const m = DAY_MONTH_YEAR.exec(text.trim());
  return parsePlainDate(m ? `${m[3]}-${m[2]?.padStart(2, '0')}-${m[1]?.padStart(2, '0')}` : text.trim());
}

/** Finds children through the one audited function, then reads their rows under row security like any list. */
export async function search(tx: Tx, text: string, limit: number, today: PlainDate): Promise<SearchHit[]> {
  const born = searchedDate(text);
  const hits = parseRows(hitRow, await tx.query('SELECT child, why, excerpt, entry FROM search_children($1, $2::date, $3)', [text.slice(0, 200), born ?? null, limit]));
  if (hits.length === 0) return [];
  const rows = await tx.query(`SELECT ${CHILD_COLUMNS} FROM standing s ${OPEN_WORK} WHERE s.service = $1 AND s.subject_kind = 'child' AND s.subject_id = ANY ($3::uuid[])`, [tx.service, today, hits.map((h) => h.child)]);
  const byId = new Map(parseRows(childRow, rows).map((r) => [r.id, toChild(r)] as const));
  return hits.flatMap((h): SearchHit[] => {
    const child = byId.get(h.child);
    return child ? [{ ...child, why: h.why, ...(h.excerpt === null ? {} : { excerpt: h.excerpt }), ...(h.entry === null ? {} : { entry: id<EntryId>(h.entry) }) }] : [];
  });
}
