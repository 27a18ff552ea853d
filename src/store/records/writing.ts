import { z } from 'zod';
import { id, type AgencyId, type SubjectId } from '../../core/values/ids.ts';
import { SUBJECT_KINDS, type Subject } from '../../core/chronology/entry.ts';
import { AnothersCommand, type NewEntry, type RecordWriting } from '../../app/ports/records.ts';
import type { Tx } from '../connection.ts';
import { day, parseRows } from '../rows.ts';
import { addAudit } from './audit.ts';
import { addNew } from './add-new.ts';
import { derivedRows } from './derived-rows.ts';
import { digestOf, newSalt } from './digest.ts';
import { ENTRY_COLUMNS, parseEntries } from './entry-row.ts';
import { saveDerivation } from './save-derivation.ts';
import { storedSnapshot } from './stored-snapshot.ts';

const subjectRow = z.object({ kind: z.enum(SUBJECT_KINDS), id: z.string() });
const sittingRow = z.object({ id: z.string(), meeting: z.string(), on: day, place: z.string().nullable(), full: z.boolean() });

const SITTINGS = `
  SELECT subject_id AS id, facts->'sitting.meeting'->>'value' AS meeting, facts->'sitting.on'->>'value' AS "on",
         facts->'sitting.place'->>'value' AS place, facts ? 'sitting.full' AS "full"
    FROM standing
   WHERE service = $1 AND subject_kind = 'sitting' AND facts ? 'sitting.on' AND facts ? 'sitting.meeting'
   ORDER BY facts->'sitting.on'->>'value', subject_id`;

/** A record that was erased whole takes nothing more. */
const LOCK = `
  SELECT 1 FROM subject s WHERE s.service = $1 AND s.kind = $2 AND s.id = $3
     AND NOT EXISTS (SELECT FROM erasure x WHERE x.service = $1 AND x.subject_kind = $2 AND x.subject_id = $3 AND x.whole) FOR UPDATE OF s`;

/** Either side of the present stamp, so that an index finds them. */
const OUT_OF_DATE = `
  SELECT subject_kind AS kind, subject_id AS id FROM standing
   WHERE service = $1 AND (next_change_on <= $2 AND derived_on < $2 OR policy_hash || engine || surroundings < $3 OR policy_hash || engine || surroundings > $3)
   ORDER BY subject_kind DESC, subject_id LIMIT $4`;

function subjects(rows: readonly unknown[]): Subject[] {
  return parseRows(subjectRow, rows).map((r) => ({ kind: r.kind, id: id<SubjectId>(r.id) }));
}

/** Reading and writing of chronologies as the system, inside one transaction. */
export function recordWriting(tx: Tx): RecordWriting {
  return {
    async earlierResult(command, by) {
      // The same command sent twice at once: the second waits here for what the first comes to.
      const [, rows] = await Promise.all([
        tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [`${tx.service} ${command}`]),
        tx.query('SELECT worker, result FROM command WHERE service = $1 AND id = $2', [tx.service, command]),
      ]);
      const [earlier] = parseRows(z.object({ worker: z.string(), result: z.unknown() }), rows);
      if (earlier !== undefined && by !== undefined && earlier.worker !== by) throw new AnothersCommand();
      return earlier?.result;
    },
    async create(subject, compartment) {
      await tx.query('INSERT INTO subject (service, kind, id, compartment, created_at) VALUES ($1, $2, $3, $4, now()) ON CONFLICT DO NOTHING', [tx.service, subject.kind, subject.id, compartment]);
    },
    async lock(subject) {
      return (await tx.query(LOCK, [tx.service, subject.kind, subject.id])).length > 0;
    },
    async chronology(subject) {
      const sql = `SELECT ${ENTRY_COLUMNS} FROM entry e JOIN entry_content c ON c.service = e.service AND c.entry = e.id
        WHERE e.service = $1 AND e.subject_kind = $2 AND e.subject_id = $3 ORDER BY e.seq`;
      return parseEntries(await tx.query(sql, [tx.service, subject.kind, subject.id]));
    },
    async sittings() {
      return parseRows(sittingRow, await tx.query(SITTINGS, [tx.service])).map(({ place, full, ...s }) => ({ ...s, ...(place === null ? {} : { place }), ...(full ? { full } : {}) }));
    },
    async isSharedWith(child, agency) {
      return (await tx.query('SELECT 1 FROM entry_share WHERE service = $1 AND child = $2 AND agency = $3 AND until >= london_day(now()) AND agency_works($3, now()) LIMIT 1', [tx.service, child, agency])).length > 0;
    },
    async isHidden(child, worker) {
      return (await tx.query('SELECT 1 WHERE $1::uuid = ANY (hidden_from($2))', [child, worker])).length > 0;
    },
    async manages(worker, by, roles) {
      return (await tx.query('SELECT 1 WHERE $1::uuid = ANY (managed_by($2, $3))', [worker, by, roles])).length > 0;
    },
    async isBesideHidden(person, worker) {
      return (await tx.query('SELECT 1 WHERE $1::uuid = ANY (persons_hidden_from($2))', [person, worker])).length > 0;
    },
    async exactly(who) {
      const rows = await ('reference' in who
        ? tx.query(`SELECT 'child' AS kind, subject_id AS id FROM standing WHERE service = $1 AND subject_kind = 'child' AND lower(reference) = lower($2)`, [tx.service, who.reference.trim()])
        : tx.query(
            `SELECT 'child' AS kind, subject_id AS id FROM standing WHERE service = $1 AND subject_kind = 'child' AND lower(concat_ws(' ', forenames, surname)) = lower($2) AND date_of_birth = $3`,
            [tx.service, who.name.trim().replace(/\s+/g, ' '), who.born],
          ));
      return subjects(rows).map((s) => s.id);
    },
    async isInStrand(child) {
      return (await tx.query('SELECT 1 FROM strand_child WHERE service = $1 AND child = $2', [tx.service, child])).length > 0;
    },
    async personIs(person) {
      const rows = parseRows(z.object({ victim: z.boolean() }), await tx.query("SELECT bool_or(compartment = 'victim') AS victim FROM entry WHERE service = $1 AND subject_kind = 'person' AND subject_id = $2 HAVING count(*) > 0", [tx.service, person]));
      return rows[0] === undefined ? 'new' : rows[0].victim ? 'victim' : 'other';
    },
    async isAssigned(child, worker) {
      return (await tx.query('SELECT 1 WHERE $1::uuid = ANY (assigned_to($2, now()))', [child, worker])).length > 0;
    },
    saveDerivation: (stored) => saveDerivation(tx, stored),
    addNew: (stored, results) => addNew(tx, stored, results),
    async saveResult({ command, worker, result }) {
      await tx.query('INSERT INTO command (service, id, worker, result, at) VALUES ($1, $2, $3, $4, now())', [tx.service, command, worker, JSON.stringify(result)]);
    },
    async append(entries) {
      if (entries.length > 0) await tx.query('SELECT append_entries($1, $2)', [tx.service, JSON.stringify(entries.map(forChain))]);
    },
    async outOfDate(on, stamp, limit) {
      return subjects(await tx.query(OUT_OF_DATE, [tx.service, on, stamp.policyHash + stamp.engine + stamp.surroundings, limit]));
    },
    async subjects(kind, after, limit) {
      return subjects(await tx.query('SELECT kind, id FROM subject WHERE service = $1 AND kind = $2 AND ($3::uuid IS NULL OR id > $3) ORDER BY id LIMIT $4', [tx.service, kind, after ?? null, limit]));
    },
    stored: (subject) => storedSnapshot(tx, subject),
    rowsOf: derivedRows,
    audit: (audit, worker, roles, purpose) => addAudit(tx, audit, { worker, roles, purpose, agency: id<AgencyId>('') }),
  };
}

/** An entry as the chain's function takes it: the header in text, the content with its salt and digest. */
function forChain(e: NewEntry): Record<string, unknown> {
  const salt = newSalt();
  const content = { data: e.data, reason: e.reason ?? null, marks: e.marks ?? [] };
  return {
    id: e.id,
    subject_kind: e.subject.kind,
    subject_id: e.subject.id,
    act: e.act,
    kind: e.kind,
    occurred_on: e.occurredOn,
    occurred_at: e.occurredAt ?? null,
    recorded_at: e.recordedAt,
    recorded_by: e.recordedBy,
    recorded_as: e.recordedAs,
    agency: e.agency,
    compartment: e.compartment,
    source: e.source,
    supersedes: e.supersedes ?? null,
    withdrawn: e.withdrawn ?? false,
    answers: e.of ?? null,
    digest: digestOf(salt, content).toString('hex'),
    salt: salt.toString('hex'),
    ...content,
  };
}
