import { z } from 'zod';
import { id, type SubjectId, type WorkerId } from '../../core/values/ids.ts';
import { ROLE_NAMES, type Role } from '../../core/access/roles.ts';
import { SUBJECT_KINDS } from '../../core/chronology/entry.ts';
import type { Duty, OpenConsideration, Prompt, Proposal } from '../../core/duties/duty.ts';
import type { Page, WorkQuery, WorkRow } from '../../app/ports/lists.ts';
import type { Tx } from '../connection.ts';
import { bigNumber, parseRows } from '../rows.ts';
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
]);

/** A child is called by name, a sitting by its meeting and day. */
const ABOUT = `CASE WHEN s.subject_kind = 'sitting' THEN coalesce(replace(s.facts->'sitting.meeting'->>'value', '-', ' '), 'meeting') || ' of ' || coalesce(s.facts->'sitting.on'->>'value', 'a day not set')
  ELSE coalesce(nullif(concat_ws(' ', s.forenames, s.surname), ''), s.reference, 'name not recorded') END`;

const WORK = `
  SELECT w.subject_kind, w.subject_id, ${ABOUT} AS about, s.reference, coalesce(w.area, s.area) AS area, s.rag, w.owner_role, w.owner_worker, w.sort, coalesce(p.detail, w.detail) AS detail, w.total
    FROM (SELECT w.*, count(*) OVER () AS total FROM work w
           WHERE w.service = $1
             AND ($2::uuid IS NULL AND $3::text[] IS NULL
                  OR w.owner_worker = $2
                  OR w.owner_worker IS NULL AND w.owner_role = ANY ($3) AND ($4::text[] IS NULL OR w.area IS NULL OR w.area = ANY ($4)))
             AND ($5::text[] IS NULL OR w.state = ANY ($5))
             AND ($6::uuid IS NULL OR w.subject_id = $6)
             AND ($7::text IS NULL OR w.clause = $7)
           ORDER BY w.due NULLS LAST, w.started_on, w.key, w.subject_id
           LIMIT $8 OFFSET $9) w
    JOIN standing s ON s.service = w.service AND s.subject_kind = w.subject_kind AND s.subject_id = w.subject_id
    ${FULLEST_DETAIL}
   ORDER BY w.due NULLS LAST, w.started_on, w.key, w.subject_id`;

/** Work by who owes it: a person's own, and the pools of their roles (in their areas, if they have some). */
export async function work(tx: Tx, query: WorkQuery): Promise<Page<WorkRow>> {
  const rows = await tx.query(WORK, [
    tx.service, query.worker ?? null, query.pools ?? null, query.areas ?? null, query.states ?? null, query.subject?.id ?? null, query.clause ?? null, query.limit ?? 500, query.offset ?? 0,
  ]);
  const parsed = parseRows(row, rows);
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
