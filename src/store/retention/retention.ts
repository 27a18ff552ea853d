import { z } from 'zod';
import { id, type EntryId, type SubjectId } from '../../core/values/ids.ts';
import { COMPARTMENTS, SUBJECT_KINDS } from '../../core/chronology/entry.ts';
import { KEPT_SORT_NAMES, KEPT_SORTS } from '../../core/retention/kept-sorts.ts';
import type { RetentionReading, TermRow } from '../../app/ports/retention.ts';
import type { Tx } from '../connection.ts';
import { ENTRY_COLUMNS, parseEntries } from '../records/entry-row.ts';
import { bigNumber, day, parseRows } from '../rows.ts';
import { certifying } from './certifying.ts';
import { namesOfKept } from './names.ts';

const FROM = `SELECT ${ENTRY_COLUMNS} FROM entry e JOIN entry_content c ON c.service = e.service AND c.entry = e.id WHERE e.service = $1`;

const termRow = z.object({ subject_kind: z.enum(SUBJECT_KINDS), subject_id: z.string(), sort: z.enum(KEPT_SORT_NAMES), rule: z.string(), clause: z.string(), title: z.string(), scope: z.enum(['record', 'part']), kept_until: day.nullable(), because: z.string() });
/** Each day of keeping with its sort: of persons, whether they are a victim. */
const SORTED = `SELECT t.*, CASE WHEN t.subject_kind = 'person' THEN CASE WHEN EXISTS (SELECT FROM victim v WHERE v.service = t.service AND v.person = t.subject_id) THEN 'victims' ELSE 'prevention' END
    ${KEPT_SORT_NAMES.filter((n) => KEPT_SORTS[n].kind !== 'person').map((n) => `WHEN t.subject_kind = '${KEPT_SORTS[n].kind}' THEN '${n}'`).join(' ')} END AS sort FROM retention_term t WHERE t.service = $1`;
const TERMS = `
  SELECT subject_kind, subject_id, sort, rule, clause, title, scope, kept_until, because FROM (${SORTED}) x
   WHERE ($2::date IS NULL OR kept_until < $2) AND (NOT $3 OR kept_until IS NULL) AND ($4::uuid IS NULL OR subject_id = $4 AND subject_kind = $5) AND ($6::text IS NULL OR sort = $6)
   ORDER BY kept_until NULLS LAST, subject_id, rule LIMIT $7`;

/** What stands: nothing replaces it, and it was not withdrawn. */
const STANDS = "NOT x.withdrawn AND NOT EXISTS (SELECT FROM entry s WHERE s.service = x.service AND s.supersedes = x.id)";
const OPEN = `${FROM} AND e.kind IN ('hold.placed', 'hold.reviewed', 'erasure.proposed', 'erasure.answered') AND NOT e.withdrawn
   AND NOT EXISTS (SELECT FROM entry s WHERE s.service = e.service AND s.supersedes = e.id)
   AND NOT EXISTS (SELECT FROM entry x WHERE x.service = e.service AND x.answers = e.id AND x.kind IN ('hold.lifted', 'erasure.answered') AND ${STANDS})
   AND (e.kind <> 'erasure.answered' OR c.data->>'answer' = 'agree')
   AND NOT EXISTS (SELECT FROM erasure z WHERE z.service = e.service AND z.agreed = e.id)
   AND NOT (e.kind = 'erasure.answered' AND EXISTS (SELECT FROM entry x WHERE x.service = e.service AND x.answers = e.answers AND x.kind = 'erasure.answered' AND x.seq > e.seq)) ORDER BY e.seq`;

const headerRow = z.object({ id: z.string(), kind: z.string(), compartment: z.enum(COMPARTMENTS), occurred_on: day, supersedes: z.string().nullable() });
const HEADERS = `
  SELECT e.id, e.kind, e.compartment, e.occurred_on, e.supersedes, e.seq FROM entry e
   WHERE e.service = $1 AND e.subject_kind = $2 AND e.subject_id = $3
  UNION SELECT h.id, h.kind, h.compartment, h.occurred_on, h.supersedes, h.seq FROM retention_headers($2, $3) h`;

const HEADERS_IN_ORDER = `SELECT id, kind, compartment, occurred_on, supersedes FROM (${HEADERS}) h ORDER BY seq`;

const cuttableRow = z.object({ seq: bigNumber, hash: z.instanceof(Buffer), traces: z.number(), kept: z.number(), oldest: day });

const erasureRow = z.object({ certificate: z.string(), whole: z.boolean(), clause: z.string(), title: z.string(), erased_on: day, entries: z.array(z.string()) });
const tombstoneRow = z.object({ id: z.string(), kind: z.string(), occurred_on: day, recorded_on: day, erased_on: day, clause: z.string() });
const TOMBSTONES = `
  SELECT e.id, e.kind, e.occurred_on, (e.recorded_at AT TIME ZONE 'Europe/London')::date AS recorded_on, x.erased_on, x.clause
    FROM erasure x JOIN entry e ON e.service = x.service AND e.id = ANY (x.entries)
   WHERE x.service = $1 AND x.subject_kind = 'child' AND x.subject_id = $2 AND e.subject_kind = 'child' AND e.subject_id = $2 ORDER BY e.occurred_on DESC, e.seq DESC`;

const CERTIFICATES = `SELECT ${ENTRY_COLUMNS} FROM entry e JOIN entry_content c ON c.service = e.service AND c.entry = e.id
   WHERE e.service = $1 AND e.subject_kind = 'unit' AND e.kind = 'erasure.certified' AND ($2::bigint IS NULL OR e.seq = $2) ORDER BY e.seq DESC`;
const CERTIFIED = "SELECT id, hash FROM entry WHERE service = $1 AND subject_kind = 'unit' AND kind = 'erasure.certified' AND ($2::bigint IS NULL OR seq = $2)";

/** Until when records are kept, as somebody may see it under row security. */
export function retentionReading(tx: Tx): RetentionReading {
  return {
    async terms({ before, unknown, subject, sort, limit }) {
      const rows = parseRows(termRow, await tx.query(TERMS, [tx.service, before ?? null, unknown === true, subject?.id ?? null, subject?.kind ?? null, sort ?? null, limit]));
      return rows.map(({ kept_until, subject_kind, subject_id, ...t }): TermRow => ({ ...t, subject: { kind: subject_kind, id: id<SubjectId>(subject_id) }, ...(kept_until === null ? {} : { keptUntil: kept_until }) }));
    },
    async ending(from, until, sort) {
      return parseRows(z.object({ n: z.coerce.number() }), await tx.query(`SELECT count(DISTINCT subject_id) AS n FROM (${SORTED}) x WHERE kept_until BETWEEN $2 AND $3 AND ($4::text IS NULL OR sort = $4)`, [tx.service, from, until, sort ?? null]))[0]?.n ?? 0;
    },
    async over(before) {
      const rows = parseRows(z.object({ sort: z.enum(KEPT_SORT_NAMES), n: z.coerce.number() }), await tx.query(`SELECT sort, count(DISTINCT subject_id) AS n FROM (${SORTED}) x WHERE kept_until < $2 GROUP BY sort`, [tx.service, before]));
      return Object.fromEntries(rows.map((r) => [r.sort, r.n]));
    },
    names: (subjects) => namesOfKept(tx, subjects),
    certifying: () => certifying(tx),
    async cuttable(until) {
      const [row] = parseRows(cuttableRow, await tx.query('SELECT seq, hash, traces, kept, oldest FROM audit_cuttable($1)', [until]));
      return row === undefined || row.traces === row.kept ? undefined : { through: row.seq, hash: row.hash.toString('hex'), rows: row.traces, kept: row.kept, oldest: row.oldest };
    },
    async open() {
      return parseEntries(await tx.query(OPEN, [tx.service]));
    },
    async notes(subject) {
      return parseEntries(await tx.query(`${FROM} AND e.subject_kind = $2 AND e.subject_id = $3 AND is_about_retention(e.kind) ORDER BY e.seq`, [tx.service, subject.kind, subject.id]));
    },
    async headers(subject) {
      const gone = new Set((await this.erasures(subject)).flatMap((e) => e.entries.map(String)));
      return parseRows(headerRow, await tx.query(HEADERS_IN_ORDER, [tx.service, subject.kind, subject.id])).filter((r) => !gone.has(r.id)).map((r) => ({
        id: id<EntryId>(r.id), kind: r.kind, compartment: r.compartment, occurredOn: r.occurred_on, ...(r.supersedes === null ? {} : { supersedes: id<EntryId>(r.supersedes) }),
      }));
    },
    async erasures(subject) {
      const rows = parseRows(erasureRow, await tx.query('SELECT certificate, whole, clause, title, erased_on, entries FROM erasure WHERE service = $1 AND subject_kind = $2 AND subject_id = $3 ORDER BY erased_on', [tx.service, subject.kind, subject.id]));
      return rows.map((r) => ({ certificate: id<EntryId>(r.certificate), subject, whole: r.whole, clause: r.clause, title: r.title, on: r.erased_on, entries: r.entries.map((e) => id<EntryId>(e)) }));
    },
    async tombstones(child) {
      const rows = parseRows(tombstoneRow, await tx.query(TOMBSTONES, [tx.service, child]));
      return rows.map((r) => ({ id: id<EntryId>(r.id), kind: r.kind, occurredOn: r.occurred_on, recordedOn: r.recorded_on, erasedOn: r.erased_on, clause: r.clause }));
    },
    async certificates(seq) {
      const [entries, hashes] = await Promise.all([tx.query(CERTIFICATES, [tx.service, seq ?? null]), tx.query(CERTIFIED, [tx.service, seq ?? null])]);
      const hashOf = new Map(parseRows(z.object({ id: z.string(), hash: z.instanceof(Buffer) }), hashes).map((r) => [r.id, r.hash.toString('hex')] as const));
      return parseEntries(entries).map((entry) => ({ entry, hash: hashOf.get(entry.id) ?? '' }));
    },
  };
}
