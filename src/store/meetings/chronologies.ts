import type { SubjectId } from '../../core/values/ids.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import type { Tx } from '../connection.ts';
import { ENTRY_COLUMNS, parseEntries } from '../records/entry-row.ts';

/** The chronologies of several children in one query; under row security when a person reads. */
export async function chronologiesOf(tx: Tx, children: readonly SubjectId[]): Promise<ReadonlyMap<SubjectId, readonly Entry[]>> {
  const out = new Map<SubjectId, Entry[]>(children.map((c) => [c, []] as const));
  if (children.length === 0) return out;
  const sql = `SELECT ${ENTRY_COLUMNS} FROM entry e JOIN entry_content c ON c.service = e.service AND c.entry = e.id
    WHERE e.service = $1 AND e.subject_kind = 'child' AND e.subject_id = ANY ($2::uuid[]) ORDER BY e.seq`;
  for (const entry of parseEntries(await tx.query(sql, [tx.service, children]))) out.get(entry.subject.id)?.push(entry);
  return out;
}
