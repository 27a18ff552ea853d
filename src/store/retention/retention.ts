import { z } from 'zod';
import { id, type EntryId, type SubjectId } from '../../core/values/ids.ts';
import { COMPARTMENTS, SUBJECT_KINDS } from '../../core/chronology/entry.ts';
import { KINDS } from '../../core/chronology/kinds/index.ts';
import type { RetentionErasing, RetentionReading, TermRow } from '../../app/ports/retention.ts';
import type { Tx } from '../connection.ts';
import { ENTRY_COLUMNS, parseEntries } from '../records/entry-row.ts';
import { day, parseRows } from '../rows.ts';

const FROM = `SELECT ${ENTRY_COLUMNS} FROM entry e JOIN entry_content c ON c.service = e.service AND c.entry = e.id WHERE e.service = $1`;

const termRow = z.object({ child: z.string(), rule: z.string(), clause: z.string(), title: z.string(), scope: z.enum(['record', 'part']), kept_until: day.nullable(), because: z.string() });
const TERMS = `
  SELECT child, rule, clause, title, scope, kept_until, because FROM retention_term
   WHERE service = $1 AND ($2::date IS NULL OR kept_until < $2) AND (NOT $3 OR kept_until IS NULL) AND ($4::uuid IS NULL OR child = $4)
   ORDER BY kept_until NULLS LAST, child, rule LIMIT $5`;

const nameRow = z.object({ child: z.string(), about: z.string(), reference: z.string().nullable(), date_of_birth: day.nullable() });

/** What stands: nothing replaces it, and it was not withdrawn. */
const STANDS = "NOT x.withdrawn AND NOT EXISTS (SELECT FROM entry s WHERE s.service = x.service AND s.supersedes = x.id)";
const OPEN = `${FROM} AND e.subject_kind = 'child' AND e.kind IN ('hold.placed', 'hold.reviewed', 'erasure.proposed', 'erasure.answered') AND NOT e.withdrawn
   AND NOT EXISTS (SELECT FROM entry s WHERE s.service = e.service AND s.supersedes = e.id)
   AND NOT EXISTS (SELECT FROM entry x WHERE x.service = e.service AND x.answers = e.id AND x.kind IN ('hold.lifted', 'erasure.answered') AND ${STANDS})
   AND (e.kind <> 'erasure.answered' OR c.data->>'answer' = 'agree')
   AND NOT EXISTS (SELECT FROM erasure z WHERE z.service = e.service AND z.agreed = e.id)
   AND NOT (e.kind = 'erasure.answered' AND EXISTS (SELECT FROM entry x WHERE x.service = e.service AND x.answers = e.answers AND x.kind = 'erasure.answered' AND x.seq > e.seq)) ORDER BY e.seq`;

const headerRow = z.object({ id: z.string(), kind: z.string(), compartment: z.enum(COMPARTMENTS), occurred_on: day, supersedes: z.string().nullable() });
const HEADERS = `
  SELECT e.id, e.kind, e.compartment, e.occurred_on, e.supersedes FROM entry e
   WHERE e.service = $1 AND e.subject_kind = 'child' AND e.subject_id = $2
     AND NOT EXISTS (SELECT FROM erasure x WHERE x.service = e.service AND x.child = $2 AND e.id = ANY (x.entries)) ORDER BY e.seq`;

const erasureRow = z.object({ certificate: z.string(), child: z.string(), whole: z.boolean(), clause: z.string(), title: z.string(), erased_on: day, entries: z.array(z.string()) });
const tombstoneRow = z.object({ id: z.string(), kind: z.string(), occurred_on: day, recorded_on: day, erased_on: day, clause: z.string() });
const TOMBSTONES = `
  SELECT e.id, e.kind, e.occurred_on, (e.recorded_at AT TIME ZONE 'Europe/London')::date AS recorded_on, x.erased_on, x.clause
    FROM erasure x JOIN entry e ON e.service = x.service AND e.id = ANY (x.entries)
   WHERE x.service = $1 AND x.child = $2 AND e.subject_kind = 'child' AND e.subject_id = $2 ORDER BY e.occurred_on DESC, e.seq DESC`;

const CERTIFICATES = `SELECT ${ENTRY_COLUMNS} FROM entry e JOIN entry_content c ON c.service = e.service AND c.entry = e.id
   WHERE e.service = $1 AND e.subject_kind = 'unit' AND e.kind = 'erasure.certified' AND ($2::bigint IS NULL OR e.seq = $2) ORDER BY e.seq DESC`;
const CERTIFIED = "SELECT id, hash FROM entry WHERE service = $1 AND subject_kind = 'unit' AND kind = 'erasure.certified' AND ($2::bigint IS NULL OR seq = $2)";

/** Until when records are kept, as somebody may see it under row security. */
export function retentionReading(tx: Tx): RetentionReading {
  return {
    async terms({ before, unknown, child, limit }) {
      return parseRows(termRow, await tx.query(TERMS, [tx.service, before ?? null, unknown === true, child ?? null, limit])).map(({ kept_until, child: c, ...t }): TermRow => ({ ...t, child: id<SubjectId>(c), ...(kept_until === null ? {} : { keptUntil: kept_until }) }));
    },
    async ending(from, until) {
      return parseRows(z.object({ n: z.coerce.number() }), await tx.query('SELECT count(DISTINCT child) AS n FROM retention_term WHERE service = $1 AND kept_until BETWEEN $2 AND $3', [tx.service, from, until]))[0]?.n ?? 0;
    },
    async names(children) {
      if (children.length === 0) return [];
      return parseRows(nameRow, await tx.query('SELECT child, about, reference, date_of_birth FROM retention_names($1)', [children])).map((r) => ({
        child: id<SubjectId>(r.child), about: r.about, ...(r.reference === null ? {} : { reference: r.reference }), ...(r.date_of_birth === null ? {} : { born: r.date_of_birth }),
      }));
    },
    async open() {
      return parseEntries(await tx.query(OPEN, [tx.service]));
    },
    async notes(child) {
      return parseEntries(await tx.query(`${FROM} AND e.subject_kind = 'child' AND e.subject_id = $2 AND is_about_retention(e.kind) ORDER BY e.seq`, [tx.service, child]));
    },
    async headers(child) {
      return parseRows(headerRow, await tx.query(HEADERS, [tx.service, child])).map((r) => ({
        id: id<EntryId>(r.id), kind: r.kind, compartment: r.compartment, occurredOn: r.occurred_on, ...(r.supersedes === null ? {} : { supersedes: id<EntryId>(r.supersedes) }),
      }));
    },
    async erasures(child) {
      const rows = parseRows(erasureRow, await tx.query('SELECT certificate, child, whole, clause, title, erased_on, entries FROM erasure WHERE service = $1 AND child = $2 ORDER BY erased_on', [tx.service, child]));
      return rows.map((r) => ({ certificate: id<EntryId>(r.certificate), child: id<SubjectId>(r.child), whole: r.whole, clause: r.clause, title: r.title, on: r.erased_on, entries: r.entries.map((e) => id<EntryId>(e)) }));
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

/** Kinds of entry about somebody else that may name a child. */
const NAMING = KINDS.filter((k) => k.subject !== 'person' && Object.values(k.fields).some((f) => f.type.is === 'reference' && f.type.to === 'child')).map((k) => k.name);

const subjectRow = z.object({ kind: z.enum(SUBJECT_KINDS), id: z.string() });
const BESIDE = `
  SELECT DISTINCT e.subject_kind AS kind, e.subject_id AS id FROM entry e JOIN entry_content c ON c.service = e.service AND c.entry = e.id
   WHERE e.service = $1 AND e.kind = ANY ($2) AND e.subject_id <> $3 AND position($3::text IN c.data::text) > 0 ORDER BY 1, 2`;

/** Erasing, as the system asks for it and the retention role does it. */
export function retentionErasing(tx: Tx): RetentionErasing {
  return {
    async naming(child) {
      return parseRows(subjectRow, await tx.query(BESIDE, [tx.service, NAMING, child])).map((r) => ({ kind: r.kind, id: id<SubjectId>(r.id) }));
    },
    async mentions(words, child) {
      const sql = 'SELECT count(*) AS n FROM search_text WHERE service = $1 AND child <> $2 AND position(lower($3) IN lower(body)) > 0';
      return parseRows(z.object({ n: z.coerce.number() }), await tx.query(sql, [tx.service, child, words]))[0]?.n ?? 0;
    },
    async unitOfCertificates() {
      const [row] = parseRows(z.object({ id: z.string() }), await tx.query("SELECT subject_id AS id FROM entry WHERE service = $1 AND subject_kind = 'unit' AND kind = 'erasure.certified' LIMIT 1", [tx.service]));
      return row === undefined ? undefined : id<SubjectId>(row.id);
    },
    async erase({ agreed, entries, certificate, today, reference }) {
      const [row] = parseRows(z.object({ counts: z.record(z.string(), z.number()) }), await tx.query('SELECT erase_record($1, $2, $3, $4, $5) AS counts', [agreed, entries, certificate, today, reference ?? null]));
      return row?.counts ?? {};
    },
  };
}
