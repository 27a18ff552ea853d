import { z } from 'zod';
import type { SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { ChildQuery, ChildRow, ChildSort, Page } from '../../app/ports/lists.ts';
import type { Tx } from '../connection.ts';
import { bigNumber, parseRows, wholeNumber } from '../rows.ts';
import { CHILD_COLUMNS, childRow, LATE_DUTIES, OPEN_WORK, toChild } from './child-row.ts';

/** What each order means; the name and the id settle what is equal, so that pages do not overlap. */
const ORDER: Readonly<Record<Exclude<ChildSort, 'late'>, string>> = {
  name: 's.surname',
  reference: 's.reference',
  rag: "array_position(ARRAY['green', 'amber', 'red'], s.rag)",
  'last-contact': 's.last_contact',
  rated: 's.rag_rated_on',
  dyo: 's.dyo_on',
  'case-manager': '(SELECT name FROM worker m WHERE m.service = s.service AND m.id = s.case_manager)',
  area: 's.area',
  age: 's.date_of_birth',
};
/** A young child was born late: age sorts the other way round than the date of birth; so does the time since a day. */
const REVERSED: ReadonlySet<ChildSort> = new Set(['age', 'rated']);
const BY_NAME = 's.surname, s.forenames, s.subject_id';
const BY_LATE = `SELECT w.subject_id, count(*) AS late FROM work w WHERE ${LATE_DUTIES} AND w.subject_kind = 'child' GROUP BY w.subject_id`;

/** The conditions that a query has, and only those: an index is then found for what is asked, and not for what might be. `$1` is the service, `$2` the day. */
function filterOf(query: ChildQuery): { readonly where: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [];
  const place = (value: unknown): string => `$${values.push(value) + 2}`;
  const where = [
    "s.service = $1 AND s.subject_kind = 'child'",
    // Of a child whose every entry was withdrawn (an import that was undone) nothing is left to list.
    'coalesce(s.reference, s.surname, s.forenames, s.known_as) IS NOT NULL',
    ...(query.ids === undefined ? [] : [`s.subject_id = ANY (${place(query.ids)}::uuid[])`]),
    ...(query.caseManager === undefined ? [] : [`s.case_manager = ${place(query.caseManager)}`]),
    // As a list that is made first: under row security the planner takes the service's children for few, and would compare each of them with each that is held.
    ...(query.allocatedTo === undefined ? [] : [`s.subject_id = ANY (ARRAY(SELECT a.child FROM allocation a WHERE a.service = $1 AND a.worker = ${place(query.allocatedTo)}))`]),
    ...(query.dyo === undefined ? [] : [query.dyo ? 's.dyo' : 'NOT s.dyo']),
    ...(query.rag === undefined ? [] : [query.rag === 'none' ? 's.rag IS NULL' : `s.rag = ${place(query.rag)}`]),
    ...(query.area === undefined ? [] : [`s.area = ${place(query.area)}`]),
    ...(query.flag === undefined ? [] : [`${place(query.flag)} = ANY (s.flags)`]),
  ].join(' AND ');
  return { where, values };
}

/** Whether there is one at all: a count would go through all of them. */
export async function anybody(tx: Tx): Promise<boolean> {
  const rows = await tx.query(`SELECT EXISTS (SELECT FROM standing s WHERE ${filterOf({}).where}) AS there`, [tx.service]);
  return parseRows(z.object({ there: z.boolean() }), rows)[0]?.there ?? false;
}

/** A page of children, sorted and cut by the database. */
export async function children(tx: Tx, query: ChildQuery, today: PlainDate): Promise<Page<ChildRow>> {
  const { where, values } = filterOf(query);
  const count = `SELECT count(*) AS total FROM standing s WHERE $2::date IS NOT NULL AND ${where}`;
  const limit = wholeNumber(query.limit ?? 50);
  const skip = query.offset ?? 0;
  const offset = skip === 0 ? '' : `$${values.length + 3}`;
  const ids = `SELECT x.subject_id, row_number() OVER () AS place FROM (${pageOf(query, where, { limit, offset })} LIMIT ${limit}${offset === '' ? '' : ` OFFSET ${offset}`}) x`;
  // Sorted and cut with what the order needs; the rest is read for the page alone.
  const sql = `SELECT ${CHILD_COLUMNS} FROM (${ids}) p JOIN standing s ON s.service = $1 AND s.subject_kind = 'child' AND s.subject_id = p.subject_id ${OPEN_WORK} WHERE $2::date IS NOT NULL ORDER BY p.place`;
  const [counted, rows] = await Promise.all([tx.query(count, [tx.service, today, ...values]), tx.query(sql, [tx.service, today, ...values, ...(skip === 0 ? [] : [skip])])]);
  return { rows: parseRows(childRow, rows).map(toChild), total: parseRows(z.object({ total: bigNumber }), counted)[0]?.total ?? 0 };
}

/** How many lines a page has, and the value that says how many are left out before it; empty for the first page. */
type Cut = { readonly limit: number; readonly offset: string };

/** The few for whom something is late, counted; then as many of the others, by name from the index, as the page may need. */
function lateFirst(where: string, cut: Cut): string {
  const columns = 's.subject_id, s.surname, s.forenames';
  return `WITH l AS MATERIALIZED (${BY_LATE})
    SELECT s.subject_id FROM (
      (SELECT ${columns}, l.late FROM l JOIN standing s ON s.subject_id = l.subject_id WHERE ${where})
      UNION ALL
      (SELECT ${columns}, 0 FROM standing s WHERE ${where} AND s.subject_id NOT IN (SELECT l.subject_id FROM l) ORDER BY ${BY_NAME} LIMIT ${cut.limit}${cut.offset === '' ? '' : ` + ${cut.offset}::bigint`})
    ) s ORDER BY s.late DESC, ${BY_NAME}`;
}

function pageOf(query: ChildQuery, where: string, cut: Cut): string {
  const sort = query.sort ?? 'name';
  const down = (query.descending === true) !== REVERSED.has(sort) ? 'DESC NULLS LAST' : 'ASC NULLS LAST';
  if (sort === 'late' && query.descending === true) return lateFirst(where, cut);
  if (sort === 'late') return `SELECT s.subject_id FROM standing s LEFT JOIN (${BY_LATE}) l ON l.subject_id = s.subject_id WHERE ${where} ORDER BY coalesce(l.late, 0) ${down}, ${BY_NAME}`;
  return `SELECT s.subject_id FROM standing s WHERE ${where} ORDER BY ${ORDER[sort]} ${down}, ${sort === 'name' ? 's.forenames, s.subject_id' : BY_NAME}`;
}

/** The children after one, by id, which is given in the order of time: whoever is added meanwhile comes at the end. */
export async function childrenAfter(tx: Tx, query: ChildQuery, after: SubjectId | undefined, today: PlainDate): Promise<readonly ChildRow[]> {
  const { where, values } = filterOf(query);
  const beyond = after === undefined ? '' : ` AND s.subject_id > $${values.length + 3}::uuid`;
  const ids = `SELECT s.subject_id FROM standing s WHERE ${where}${beyond} ORDER BY s.subject_id LIMIT ${wholeNumber(query.limit ?? 50)}`;
  const sql = `SELECT ${CHILD_COLUMNS} FROM (${ids}) p JOIN standing s ON s.service = $1 AND s.subject_kind = 'child' AND s.subject_id = p.subject_id ${OPEN_WORK} WHERE $2::date IS NOT NULL ORDER BY s.subject_id`;
  return parseRows(childRow, await tx.query(sql, [tx.service, today, ...values, ...(after === undefined ? [] : [after])])).map(toChild);
}

/** One child, if the reader may know of it. */
export async function child(tx: Tx, id: SubjectId, today: PlainDate): Promise<ChildRow | undefined> {
  const rows = await tx.query(`SELECT ${CHILD_COLUMNS} FROM standing s ${OPEN_WORK} WHERE s.service = $1 AND s.subject_kind = 'child' AND s.subject_id = $3`, [tx.service, today, id]);
  return parseRows(childRow, rows).map(toChild)[0];
}
