import type { RecordReading } from '../../app/ports/records.ts';
import type { Tx } from '../connection.ts';
import { addAudit } from './audit.ts';
import { ENTRY_COLUMNS, parseEntries } from './entry-row.ts';

const FROM = `SELECT ${ENTRY_COLUMNS} FROM entry e JOIN entry_content c ON c.service = e.service AND c.entry = e.id`;

/** Entries as a person may see them, under row security. */
export function recordReading(tx: Tx): RecordReading {
  return {
    async chronology(subject) {
      return parseEntries(await tx.query(`${FROM} WHERE e.service = $1 AND e.subject_kind = $2 AND e.subject_id = $3 ORDER BY e.seq`, [tx.service, subject.kind, subject.id]));
    },
    async entry(id) {
      return parseEntries(await tx.query(`${FROM} WHERE e.service = $1 AND e.id = $2`, [tx.service, id]))[0];
    },
    async act(id) {
      return parseEntries(await tx.query(`${FROM} WHERE e.service = $1 AND e.act = $2 ORDER BY e.seq`, [tx.service, id]));
    },
    audit: (audit) => addAudit(tx, audit),
  };
}
