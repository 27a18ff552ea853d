import { z } from 'zod';
import { id, type SubjectId } from '../../core/values/ids.ts';
import { may } from '../../core/access/permissions.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { NotCounted, type Counting, type Gathering } from '../../app/ports/gathered.ts';
import type { Reader } from '../../app/ports/reader.ts';
import type { Tx } from '../connection.ts';
import { ENTRY_COLUMNS, parseEntries } from '../records/entry-row.ts';
import { parseRows } from '../rows.ts';

const subjectRow = z.object({ subject_id: z.string() });
const CONTENT = 'FROM entry e JOIN entry_content c ON c.service = e.service AND c.entry = e.id';

/** What is left out: nothing under row security; for figures, whatever lies in a compartment. */
type Beyond = '' | "AND e.compartment = 'case'";

function gathering(tx: Tx, only: Beyond): Gathering {
  return {
    async subjectsWith(about, kinds) {
      // Everything of a list of kinds, or one entry of anything.
      const sql = `SELECT DISTINCT e.subject_id FROM entry e WHERE e.service = $1 AND e.subject_kind = $2 ${kinds === undefined ? '' : 'AND e.kind = ANY ($3::text[])'} ${only}
        AND NOT EXISTS (SELECT FROM erasure x WHERE x.service = e.service AND x.subject_kind = e.subject_kind AND x.subject_id = e.subject_id AND x.whole)`;
      return parseRows(subjectRow, await tx.query(sql, [tx.service, about, ...(kinds === undefined ? [] : [kinds])])).map((r) => id<SubjectId>(r.subject_id));
    },
    async chronologies(about, subjects, kinds) {
      const out = new Map<SubjectId, Entry[]>(subjects.map((s) => [s, []] as const));
      if (subjects.length === 0) return out;
      const sql = `SELECT ${ENTRY_COLUMNS} ${CONTENT} WHERE e.service = $1 AND e.subject_kind = $2 AND e.subject_id = ANY ($3::uuid[])
        ${kinds === undefined ? '' : 'AND (e.kind = ANY ($4::text[]) OR e.supersedes IS NOT NULL)'} ${only} ORDER BY e.seq`;
      for (const entry of parseEntries(await tx.query(sql, [tx.service, about, subjects, ...(kinds === undefined ? [] : [kinds])]))) out.get(entry.subject.id)?.push(entry);
      return out;
    },
    async aboutUnits(kinds) {
      const sql = `SELECT ${ENTRY_COLUMNS} ${CONTENT} WHERE e.service = $1 AND e.subject_kind = 'unit' AND e.kind = ANY ($2) ${only} ORDER BY e.seq`;
      return parseEntries(await tx.query(sql, [tx.service, kinds]));
    },
  };
}

/** Chronologies as the reader may see them, under row security. */
export function gathered(tx: Tx): Gathering {
  return gathering(tx, '');
}

/** Chronologies counted for everybody alike, in a transaction of the system. */
export function counted(tx: Tx): Counting {
  return gathering(tx, "AND e.compartment = 'case'");
}

/** @throws NotCounted for somebody whose roles do not let them see measures: nothing is read then */
export function refuseUncounted(reader: Pick<Reader, 'roles'>): void {
  if (!may(reader.roles, 'measures.see')) throw new NotCounted('figures are seen by those whose role has the permission for them, and by nobody else');
}
