import type { CommandResult, StoredDerivation } from '../../app/ports/records.ts';
import type { Tx } from '../connection.ts';
import { derivedRows } from './derived-rows.ts';
import { RETENTION_COLUMNS, saveDerivation, STANDING_COLUMNS, WORK_COLUMNS } from './save-derivation.ts';

const SUBJECTS = `INSERT INTO subject (service, kind, id, compartment, created_at) SELECT $1, n.kind, n.id, 'case', now() FROM jsonb_populate_recordset(NULL::subject, $2) n`;
const STANDINGS = `
  INSERT INTO standing (service, subject_kind, subject_id, ${STANDING_COLUMNS.join(', ')})
  SELECT $1, n.subject_kind, n.subject_id, ${STANDING_COLUMNS.map((c) => `n.${c}`).join(', ')} FROM jsonb_populate_recordset(NULL::standing, $2) n`;
const WORK = `
  INSERT INTO work (service, subject_kind, subject_id, sort, key, ${WORK_COLUMNS.join(', ')})
  SELECT $1, n.subject_kind, n.subject_id, n.sort, n.key, ${WORK_COLUMNS.map((c) => `n.${c}`).join(', ')} FROM jsonb_populate_recordset(NULL::work, $2) n`;
const ALLOCATIONS = `INSERT INTO allocation (service, child, role, worker, since) SELECT $1, n.child, n.role, n.worker, n.since FROM jsonb_populate_recordset(NULL::allocation, $2) n`;
const RETENTION = `INSERT INTO retention_term (service, subject_kind, subject_id, rule, ${RETENTION_COLUMNS.join(', ')}) SELECT $1, n.subject_kind, n.subject_id, n.rule, ${RETENTION_COLUMNS.map((c) => `n.${c}`).join(', ')} FROM jsonb_populate_recordset(NULL::retention_term, $2) n`;
const RESULTS = `INSERT INTO command (service, id, worker, result, at) SELECT $1, n.id, n.worker, n.result, now() FROM jsonb_populate_recordset(NULL::command, $2) n`;

/** Many subjects that are new, with where they stand and what their commands came to: a statement for each table instead of one for each row. */
export async function addNew(tx: Tx, stored: readonly StoredDerivation[], results: readonly CommandResult[]): Promise<void> {
  if (stored.length === 0) return;
  const save = (sql: string, rows: readonly unknown[]): Promise<unknown> => (rows.length === 0 ? Promise.resolve() : tx.query(sql, [tx.service, JSON.stringify(rows)]));
  await save(SUBJECTS, stored.map((s) => s.subject));
  // Those of whom there is more than everybody may see are rare among new ones: they go the long way.
  const plain = stored.filter((s) => s.views.length === 1);
  const rows = plain.map((s) => ({ s, of: { subject_kind: s.subject.kind, subject_id: s.subject.id }, rows: derivedRows(s) }));
  await save(STANDINGS, rows.map(({ s, of, rows: r }) => ({ ...of, ...r.standing, derived_on: s.derivedOn, policy_hash: s.policyHash, engine: s.engine, surroundings: s.surroundings })));
  await save(WORK, rows.flatMap(({ of, rows: r }) => r.work.map((line) => ({ ...line, ...of }))));
  await save(ALLOCATIONS, rows.flatMap(({ s, rows: r }) => (s.subject.kind === 'child' ? r.allocations.map((a) => ({ ...a, child: s.subject.id })) : [])));
  await save(RETENTION, rows.flatMap(({ s, rows: r }) => r.retention.map((t) => ({ ...t, subject_kind: s.subject.kind, subject_id: s.subject.id }))));
  for (const s of stored) if (s.views.length > 1) await saveDerivation(tx, s);
  await save(RESULTS, results.map((r) => ({ id: r.command, worker: r.worker, result: r.result })));
}
