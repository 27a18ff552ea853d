import { z } from 'zod';
import { id, type SubjectId, type WorkerId } from '../../core/values/ids.ts';
import { ROLE_NAMES, type Role } from '../../core/access/roles.ts';
import { SUBJECT_KINDS } from '../../core/chronology/entry.ts';
import type { Alert, Duty, OpenConsideration, Prompt, Proposal } from '../../core/duties/duty.ts';
import type { Page, WorkPlace, WorkQuery, WorkRow } from '../../app/ports/lists.ts';
import type { Tx } from '../connection.ts';
import { bigNumber, parseRows, wholeNumber } from '../rows.ts';
import { detailOf, FULLEST_DETAIL } from './detail.ts';

const base = {
  subject_kind: z.enum(SUBJECT_KINDS),
  subject_id: z.string(),
  about: z.string(),
  reference: z.string().nullable(),
  area: z.string().nullable(),
  rag: z.string().nullable(),
  owner_role: z.enum(ROLE_NAMES as [Role, ...Role[]]).nullable(),
  owner_worker: z.string().nullable(),
  total: bigNumber,
};
const row = z.discriminatedUnion('sort', [
  z.object({ ...base, sort: z.literal('duty'), detail: detailOf<Duty>() }),
  z.object({ ...base, sort: z.literal('consideration'), detail: detailOf<OpenConsideration>() }),
  z.object({ ...base, sort: z.literal('proposal'), detail: detailOf<Proposal>() }),
  z.object({ ...base, sort: z.literal('prompt'), detail: detailOf<Prompt>() }),
  z.object({ ...base, sort: z.literal('alert'), detail: detailOf<Alert>() }),
]);

/** A child is called by name, a sitting by its meeting and day, a colleague by name also for those who see nothing else about them. */
const ABOUT = `CASE WHEN w.subject_kind = 'worker' THEN coalesce((SELECT k.name FROM worker k WHERE k.service = w.service AND k.id = w.subject_id), 'a colleague')
  WHEN w.subject_kind = 'unit' THEN coalesce(s.facts->'area.name'->>'value', 'the service')
  WHEN w.subject_kind = 'person' THEN coalesce(s.facts->'person.name'->>'value', 'a young person')
  WHEN s.subject_kind = 'sitting' THEN coalesce(replace(s.facts->'sitting.meeting'->>'value', '-', ' '), 'meeting') || ' of ' || coalesce(s.facts->'sitting.on'->>'value', 'a day not set')
  ELSE coalesce(nullif(concat_ws(' ', s.forenames, s.surname), ''), s.reference, 'name not recorded') END`;

/** What is not over; written out, because the indexes of it are found only so. */
const NOT_OVER = ['open', 'brought-forward', 'paused'];
const IS_NOT_OVER = "w.state IN ('open', 'brought-forward', 'paused')";

/** The conditions that a query has, and only those: an index is then found for what is asked, and not for what might be. */
function whereOf(query: WorkQuery, place: (value: unknown) => string): string {
  const { worker, pools, areas, states, inPlaceOf = [] } = query;
  const pool = pools === undefined ? undefined : `w.owner_worker IS NULL AND w.owner_role = ANY (${place(pools)}::text[])${areas === undefined ? '' : ` AND (w.area IS NULL OR w.area = ANY (${place(areas)}::text[]))`}`;
  const theirs = [...(worker === undefined ? [] : [`w.owner_worker = ${place(worker)}::uuid`]), ...inPlaceOf.map((p) => `(w.owner_worker = ${place(p.worker)}::uuid AND w.owner_role = ${place(p.role)})`), ...(pool === undefined ? [] : [pool])];
  return [
    'w.service = $1',
    ...(theirs.length === 0 ? [] : [`(${theirs.join(' OR ')})`]),
    ...(states?.every((s) => NOT_OVER.includes(s)) ? [IS_NOT_OVER] : []),
    ...(states === undefined || NOT_OVER.every((s) => states.includes(s)) && states.length === NOT_OVER.length ? [] : [`w.state = ANY (${place(states)}::text[])`]),
    ...(query.subject === undefined ? [] : [`w.subject_kind = ${place(query.subject.kind)} AND w.subject_id = ${place(query.subject.id)}::uuid`]),
    ...(query.clause === undefined ? [] : [`w.clause = ${place(query.clause)}`]),
    ...(query.sorts === undefined ? [] : [`w.sort = ANY (${place(query.sorts)}::text[])`]),
    ...(query.ownerRole === undefined ? [] : [`w.owner_role = ${place(query.ownerRole)}`]),
    ...(query.dueFrom === undefined ? [] : [`w.due >= ${place(query.dueFrom)}::date`]),
    ...(query.dueUntil === undefined ? [] : [`w.due <= ${place(query.dueUntil)}::date`]),
    ...(query.after === undefined ? [] : [afterPlace(query.after, place)]),
    ...(query.owedElsewhere === true ? ["w.detail ? 'secondEntry'"] : []),
    ...(query.provedBy === undefined ? [] : [`w.detail->'proof' @> jsonb_build_array(jsonb_build_object('kind', ${place(query.provedBy)}::text))`]),
  ].join(' AND ');
}

/** The same order as that of the list, said of rows. */
function afterPlace({ due, startedOn, key, subject }: WorkPlace, place: (value: unknown) => string): string {
  return `(coalesce(w.due, 'infinity'::date), w.started_on, w.key, w.subject_id) > (${due === undefined ? "'infinity'::date" : `${place(due)}::date`}, ${place(startedOn)}::date, ${place(key)}, ${place(subject)}::uuid)`;
}

/** Work by who owes it: a person's own, and the pools of their roles (in their areas, if they have some). */
export async function work(tx: Tx, query: WorkQuery): Promise<Page<WorkRow>> {
  const values: unknown[] = [tx.service];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const where = whereOf(query, place);
  const sql = `
    SELECT w.subject_kind, w.subject_id, ${ABOUT} AS about, s.reference, coalesce(w.area, s.area) AS area, s.rag, w.owner_role, w.owner_worker, w.sort, coalesce(p.detail, w.detail) AS detail, w.total
      FROM (SELECT w.*, count(*) OVER () AS total FROM work w WHERE ${where}
             ORDER BY w.due NULLS LAST, w.started_on, w.key, w.subject_id
             LIMIT ${wholeNumber(query.limit ?? 500)}${query.offset === undefined || query.offset === 0 ? '' : ` OFFSET ${place(query.offset)}`}) w
      LEFT JOIN standing s ON s.service = w.service AND s.subject_kind = w.subject_kind AND s.subject_id = w.subject_id
      ${FULLEST_DETAIL}
     ORDER BY w.due NULLS LAST, w.started_on, w.key, w.subject_id`;
  const parsed = parseRows(row, await tx.query(sql, values));
  return { rows: parsed.map(toWork), total: parsed[0]?.total ?? 0 };
}

function toWork(r: z.output<typeof row>): WorkRow {
  const { subject_kind: kind, subject_id: subject, owner_role: role, owner_worker: worker, total: _total, reference, area, rag, ...rest } = r;
  return {
    ...rest,
    subject: { kind, id: id<SubjectId>(subject) },
    ...(reference === null ? {} : { reference }),
    ...(area === null ? {} : { area }),
    ...(rag === null ? {} : { rag }),
    ...(role === null ? {} : { ownerRole: role }),
    ...(worker === null ? {} : { ownerWorker: id<WorkerId>(worker) }),
  };
}
