import { z } from 'zod';
import { SUBJECT_KINDS } from '../../core/chronology/entry.ts';
import { id, type EntryId, type SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import { TOLD_SORTS, type ToldEvent, type ToldSort } from '../../app/ports/telling.ts';
import type { Tx } from '../connection.ts';
import { bigNumber, parseRows, wholeNumber } from '../rows.ts';

/** Entries at a time. */
const BATCH = 500;
const CLOSES_A_SITTING = 'sitting.closed';

type NewEvent = Omit<ToldEvent, 'n' | 'id' | 'at'>;
const subject = { subject_kind: z.enum(SUBJECT_KINDS), subject_id: z.string() };
const HEAD = z.object({ n: bigNumber, seq: bigNumber, whole: z.boolean() });
const ENTRY = z.object({ ...subject, seq: bigNumber, id: z.string(), kind: z.string() });
const DUTY = z.object({ ...subject, key: z.string(), clause: z.string(), state: z.string(), late: z.boolean(), was: z.string().nullable(), was_late: z.boolean().nullable() });
const EVENT = z.object({
  ...subject, n: bigNumber, id: z.string(), sort: z.enum(TOLD_SORTS as [ToldSort, ...ToldSort[]]), entry: z.string().nullable(), kind: z.string().nullable(), duty: z.string().nullable(), clause: z.string().nullable(),
  at: z.date().transform((d) => d.toISOString()),
});

/** The head is locked first: two runs make nothing twice. Entries are appended under a lock of their own, so that their numbers have no gaps to come. */
export async function makeEvents(tx: Tx, newId: () => string, at: string, today: PlainDate): Promise<number> {
  const [head] = parseRows(HEAD, await tx.query("SELECT n, seq, looked_at < $2::timestamptz - interval '1 hour' AS whole FROM client_event_head WHERE service = $1 FOR UPDATE", [tx.service, at]));
  if (head === undefined) return 0;
  const entries = parseRows(ENTRY, await tx.query(`SELECT seq, id, subject_kind, subject_id, kind FROM entry WHERE service = $1 AND seq > $2 ORDER BY seq LIMIT ${BATCH}`, [tx.service, head.seq]));
  const moved = await movedDuties(tx, today, head.whole ? undefined : [...new Set(entries.map((e) => e.subject_id))]);
  const events = [...entries.flatMap(ofEntry), ...moved];
  for (const [i, e] of events.entries()) {
    await tx.query('INSERT INTO client_event (service, n, id, sort, subject_kind, subject_id, entry, kind, duty, clause, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)', [
      tx.service, head.n + 1 + i, newId(), e.sort, e.subject.kind, e.subject.id, e.entry ?? null, e.kind ?? null, e.duty ?? null, e.clause ?? null, at,
    ]);
  }
  await tx.query('UPDATE client_event_head SET n = $2, seq = $3, looked_at = CASE WHEN $4 THEN $5::timestamptz ELSE looked_at END WHERE service = $1', [tx.service, head.n + events.length, entries.at(-1)?.seq ?? head.seq, head.whole, at]);
  return events.length;
}

function ofEntry(e: z.output<typeof ENTRY>): NewEvent[] {
  const about = { subject: { kind: e.subject_kind, id: id<SubjectId>(e.subject_id) }, entry: id<EntryId>(e.id), kind: e.kind } as const;
  return [{ sort: 'entry.recorded', ...about }, ...(e.kind === CLOSES_A_SITTING ? [{ sort: 'sitting.closed', ...about } as const] : [])];
}

/** How each duty stands now and stood before: its notes are brought up to date with it. Late is seen from the day. */
async function movedDuties(tx: Tx, today: PlainDate, of: readonly string[] | undefined): Promise<NewEvent[]> {
  if (of?.length === 0) return [];
  const rows = await tx.query(
    `WITH now AS (
       SELECT w.subject_kind, w.subject_id, w.key, w.clause, w.state, w.state = 'open' AND coalesce(w.due < $2::date, false) AND w.detail->>'waitingOn' IS NULL AS late
         FROM work w WHERE w.service = $1 AND w.sort = 'duty'${of === undefined ? '' : ` AND w.subject_kind IN (${SUBJECT_KINDS.map((k) => `'${k}'`).join(', ')}) AND w.subject_id = ANY ($3::uuid[])`})
     SELECT n.*, d.state AS was, d.late AS was_late FROM now n
       LEFT JOIN client_duty d ON d.service = $1 AND d.subject_kind = n.subject_kind AND d.subject_id = n.subject_id AND d.key = n.key
      WHERE d.key IS NULL OR d.state <> n.state OR d.late <> n.late ORDER BY n.subject_id, n.key`,
    [tx.service, today, ...(of === undefined ? [] : [of])],
  );
  const moved = parseRows(DUTY, rows);
  for (const d of moved) {
    await tx.query('INSERT INTO client_duty (service, subject_kind, subject_id, key, state, late) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (service, subject_kind, subject_id, key) DO UPDATE SET state = excluded.state, late = excluded.late', [
      tx.service, d.subject_kind, d.subject_id, d.key, d.state, d.late,
    ]);
  }
  return moved.flatMap((d) => sortsOf(d).map((sort) => ({ sort, subject: { kind: d.subject_kind, id: id<SubjectId>(d.subject_id) }, duty: d.key, clause: d.clause })));
}

function sortsOf({ state, was, late, was_late }: z.output<typeof DUTY>): readonly ToldSort[] {
  const out: ToldSort[] = [];
  if (was === null && (state === 'open' || state === 'brought-forward')) out.push('duty.opened');
  if (late && was_late !== true) out.push('duty.late');
  if (state === 'met' && was !== null && was !== 'met') out.push('duty.met');
  return out;
}

/** Begins the order of a service where it stands now: what was before is nobody's news. */
export async function beginEvents(tx: Tx, at: string, today: PlainDate): Promise<void> {
  const begun = await tx.query('INSERT INTO client_event_head (service, n, seq, looked_at) SELECT $1, 0, h.seq, $2 FROM chain_head h WHERE h.service = $1 ON CONFLICT DO NOTHING RETURNING n', [tx.service, at]);
  if (begun.length === 0) return;
  await tx.query(
    `INSERT INTO client_duty (service, subject_kind, subject_id, key, state, late)
     SELECT w.service, w.subject_kind, w.subject_id, w.key, w.state, w.state = 'open' AND coalesce(w.due < $2::date, false) AND w.detail->>'waitingOn' IS NULL FROM work w WHERE w.service = $1 AND w.sort = 'duty'
     ON CONFLICT DO NOTHING`,
    [tx.service, today],
  );
}

export async function eventsAfter(tx: Tx, n: number, limit: number): Promise<readonly ToldEvent[]> {
  const rows = await tx.query(`SELECT n, id, sort, subject_kind, subject_id, entry, kind, duty, clause, at FROM client_event WHERE service = $1 AND n > $2 ORDER BY n LIMIT ${wholeNumber(limit)}`, [tx.service, n]);
  return parseRows(EVENT, rows).map((r): ToldEvent => ({
    n: r.n, id: r.id, sort: r.sort, subject: { kind: r.subject_kind, id: id<SubjectId>(r.subject_id) }, at: r.at,
    ...(r.entry === null ? {} : { entry: id<EntryId>(r.entry) }), ...(r.kind === null ? {} : { kind: r.kind }), ...(r.duty === null ? {} : { duty: r.duty }), ...(r.clause === null ? {} : { clause: r.clause }),
  }));
}
