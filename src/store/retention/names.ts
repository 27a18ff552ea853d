import { z } from 'zod';
import { id, type SubjectId } from '../../core/values/ids.ts';
import { SUBJECT_KINDS, type Subject } from '../../core/chronology/entry.ts';
import type { KeptName } from '../../app/ports/retention.ts';
import type { Tx } from '../connection.ts';
import { day, parseRows } from '../rows.ts';

const row = z.object({ kind: z.enum(SUBJECT_KINDS), id: z.string(), about: z.string(), reference: z.string().nullable(), date_of_birth: day.nullable(), meeting: z.string().nullable(), held_on: day.nullable() });

/** As the reader: what row security shows. Victims to their workers alone, by the entry itself. */
const OTHERS = `
  SELECT s.subject_kind AS kind, s.subject_id AS id,
         CASE s.subject_kind WHEN 'worker' THEN coalesce((SELECT w.name FROM worker w WHERE w.service = $1 AND w.id = s.subject_id), 'Name not recorded')
           WHEN 'unit' THEN coalesce(s.facts->'unit.name'->>'value', s.facts->'area.name'->>'value', 'The service itself')
           WHEN 'sitting' THEN 'A meeting' ELSE coalesce(s.facts->'person.name'->>'value', 'Name not recorded') END AS about,
         NULL AS reference, NULL AS date_of_birth, s.facts->'sitting.meeting'->>'value' AS meeting, (s.facts->'sitting.on'->>'value')::date AS held_on
    FROM standing s WHERE s.service = $1 AND s.subject_kind <> 'child' AND s.subject_id = ANY ($2::uuid[])
     AND NOT EXISTS (SELECT FROM victim v WHERE s.subject_kind = 'person' AND v.service = $1 AND v.person = s.subject_id)
  UNION ALL
  (SELECT DISTINCT ON (e.subject_id) 'person', e.subject_id, coalesce(c.data->>'name', 'Name not recorded'), NULL, NULL, NULL, NULL::date
    FROM entry e JOIN entry_content c ON c.service = e.service AND c.entry = e.id
   WHERE e.service = $1 AND e.subject_kind = 'person' AND e.kind = 'victim.recorded' AND e.subject_id = ANY ($2::uuid[]) AND 'victim-worker' = ANY (reader_roles()) ORDER BY e.subject_id, e.seq DESC)`;

/** Names of records, as far as the reader may know them: the officer's from the database's own function, everybody else's as they may read. */
export async function namesOfKept(tx: Tx, subjects: readonly Subject[]): Promise<readonly KeptName[]> {
  if (subjects.length === 0) return [];
  const ids = [...new Set(subjects.map((s) => s.id))];
  const first = parseRows(row, await tx.query('SELECT * FROM retention_names($1)', [ids]));
  const known = new Set(first.map((r) => r.id));
  const left = subjects.filter((s) => s.kind !== 'child' && !known.has(s.id)).map((s) => s.id);
  const rest = left.length === 0 ? [] : parseRows(row, await tx.query(OTHERS, [tx.service, left]));
  return [...first, ...rest].map((r): KeptName => ({
    subject: { kind: r.kind, id: id<SubjectId>(r.id) }, about: r.about,
    ...(r.reference === null ? {} : { reference: r.reference }),
    ...(r.date_of_birth === null ? {} : { born: r.date_of_birth }),
    ...(r.meeting === null ? {} : { meeting: { name: r.meeting, ...(r.held_on === null ? {} : { on: r.held_on }) } }),
  }));
}
