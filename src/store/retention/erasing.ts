import { z } from 'zod';
import { id, type SubjectId } from '../../core/values/ids.ts';
import { SUBJECT_KINDS } from '../../core/chronology/entry.ts';
import type { RetentionErasing } from '../../app/ports/retention.ts';
import type { Tx } from '../connection.ts';
import { bigNumber, parseRows } from '../rows.ts';
import { certifying } from './certifying.ts';

const subjectRow = z.object({ kind: z.enum(SUBJECT_KINDS), id: z.string() });
const BESIDE = `
  SELECT DISTINCT e.subject_kind AS kind, e.subject_id AS id FROM entry e JOIN entry_content c ON c.service = e.service AND c.entry = e.id
   WHERE e.service = $1 AND e.subject_id <> $2 AND position($2::text IN c.data::text) > 0 ORDER BY 1, 2`;

const count = z.object({ n: z.coerce.number() });

/** Erasing, as the system asks for it and the retention role does it. */
export function retentionErasing(tx: Tx): RetentionErasing {
  return {
    async naming(child) {
      return parseRows(subjectRow, await tx.query(BESIDE, [tx.service, child])).map((r) => ({ kind: r.kind, id: id<SubjectId>(r.id) }));
    },
    async namesOf(children) {
      const rows = await tx.query("SELECT concat_ws(' ', forenames, surname, known_as) AS name FROM standing WHERE service = $1 AND subject_kind = 'child' AND subject_id = ANY ($2::uuid[])", [tx.service, children]);
      return parseRows(z.object({ name: z.string() }), rows).map((r) => r.name);
    },
    async mentions(words, child) {
      const sql = 'SELECT count(*) AS n FROM search_text WHERE service = $1 AND child <> $2 AND position(lower($3) IN lower(body)) > 0';
      return parseRows(count, await tx.query(sql, [tx.service, child, words]))[0]?.n ?? 0;
    },
    async pseudonyms() {
      return parseRows(count, await tx.query("SELECT count(*) AS n FROM erasure WHERE service = $1 AND subject_kind = 'worker' AND whole", [tx.service]))[0]?.n ?? 0;
    },
    unitOfCertificates: () => certifying(tx),
    async erase({ agreed, entries, blackened, certificate, today, known, names }) {
      const sql = 'SELECT erase_record($1, $2, $3, $4, $5, $6, $7) AS counts';
      const [row] = parseRows(z.object({ counts: z.record(z.string(), z.number()) }), await tx.query(sql, [agreed, entries, blackened, certificate, today, known ?? null, names]));
      return row?.counts ?? {};
    },
    async cut(agreed, certificate) {
      const [row] = parseRows(z.object({ counts: z.object({ rows: z.number(), kept: z.number() }) }), await tx.query('SELECT cut_audit($1, $2) AS counts', [agreed, certificate]));
      return row?.counts ?? { rows: 0, kept: 0 };
    },
    async expire(sort, before) {
      return parseRows(z.object({ n: bigNumber }), await tx.query('SELECT expire_rows($1, $2) AS n', [sort, before]))[0]?.n ?? 0;
    },
  };
}
