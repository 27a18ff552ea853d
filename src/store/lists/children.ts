import { z } from 'zod';
import type { SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { ChildQuery, ChildRow, ChildSort, Page } from '../../app/ports/lists.ts';
import type { Tx } from '../connection.ts';
import { bigNumber, parseRows } from '../rows.ts';
import { CHILD_COLUMNS, childRow, OPEN_WORK, toChild } from './child-row.ts';

/** What each order means; the name and the id settle what is equal, so that pages do not overlap. */
const ORDER: Readonly<Record<ChildSort, string>> = {
  name: 's.surname',
  reference: 's.reference',
  rag: "array_position(ARRAY['green', 'amber', 'red'], s.rag)",
  late: 'coalesce(o.late, 0)',
  'last-contact': 's.last_contact',
  rated: 's.rag_rated_on',
  dyo: 's.dyo_on',
  'case-manager': '(SELECT name FROM worker m WHERE m.service = s.service AND m.id = s.case_manager)',
  area: 's.area',
  age: 's.date_of_birth',
};
/** A young child was born late: age sorts the other way round than the date of birth; so does the time since a day. */
const REVERSED: ReadonlySet<ChildSort> = new Set(['age', 'rated']);

const FILTER = `
  s.service = $1 AND s.subject_kind = 'child'
  AND ($3::uuid IS NULL OR s.case_manager = $3)
  AND ($4::uuid IS NULL OR s.subject_id IN (SELECT a.child FROM allocation a WHERE a.service = $1 AND a.worker = $4))
  AND ($5::boolean IS NULL OR s.dyo = $5)
  AND ($6::text IS NULL OR s.rag = $6 OR ($6 = 'none' AND s.rag IS NULL))
  AND ($7::text IS NULL OR s.area = $7)
  AND ($8::text IS NULL OR $8 = ANY (s.flags))`;

/** A page of children, sorted and cut by the database. */
export async function children(tx: Tx, query: ChildQuery, today: PlainDate): Promise<Page<ChildRow>> {
  const values = [tx.service, today, query.caseManager ?? null, query.allocatedTo ?? null, query.dyo ?? null, query.rag ?? null, query.area ?? null, query.flag ?? null];
  const sort = query.sort ?? 'name';
  const down = (query.descending === true) !== REVERSED.has(sort);
  const [count] = parseRows(z.object({ total: bigNumber }), await tx.query(`SELECT count(*) AS total FROM standing s WHERE $2::date IS NOT NULL AND ${FILTER}`, values));
  const total = count?.total ?? 0;
  // Sorting by what is worked out for each child needs it for all; any other order needs it for one page only.
  const sql =
    sort === 'late'
      ? `SELECT ${CHILD_COLUMNS} FROM standing s ${OPEN_WORK} WHERE ${FILTER} ORDER BY ${ORDER[sort]} ${down ? 'DESC NULLS LAST' : 'ASC NULLS LAST'}, s.surname, s.forenames, s.subject_id LIMIT $9 OFFSET $10`
      : `SELECT ${CHILD_COLUMNS} FROM (SELECT s.*, row_number() OVER (ORDER BY ${ORDER[sort]} ${down ? 'DESC NULLS LAST' : 'ASC NULLS LAST'}, s.surname, s.forenames, s.subject_id) AS place
           FROM standing s WHERE ${FILTER} ORDER BY place LIMIT $9 OFFSET $10) s ${OPEN_WORK} ORDER BY s.place`;
  const rows = await tx.query(sql, [...values, query.limit ?? 50, query.offset ?? 0]);
  return { rows: parseRows(childRow, rows).map(toChild), total };
}

/** One child, if the reader may know of it. */
export async function child(tx: Tx, id: SubjectId, today: PlainDate): Promise<ChildRow | undefined> {
  const rows = await tx.query(`SELECT ${CHILD_COLUMNS} FROM standing s ${OPEN_WORK} WHERE s.service = $1 AND s.subject_kind = 'child' AND s.subject_id = $3`, [tx.service, today, id]);
  return parseRows(childRow, rows).map(toChild)[0];
}
