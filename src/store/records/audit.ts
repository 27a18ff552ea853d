import type { ReadAudit, Reader } from '../../app/ports/reader.ts';
import type { Tx } from '../connection.ts';

const INSERT = `
  INSERT INTO read_audit (service, worker, roles, agency, purpose, event, subject_kind, subject_id, shown, detail)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

/** Leaves the trace of a read, as the person who read. */
export async function addAudit(tx: Tx, audit: ReadAudit, reader: Pick<Reader, 'worker' | 'roles' | 'agency' | 'purpose'> | undefined = tx.reader): Promise<void> {
  if (reader === undefined) throw new Error('a read has nobody who reads');
  await tx.query(INSERT, [tx.service, reader.worker, reader.roles, reader.agency, reader.purpose, audit.event, audit.subject?.kind ?? null, audit.subject?.id ?? null, audit.shown, audit.detail === undefined ? null : JSON.stringify(audit.detail)]);
}
