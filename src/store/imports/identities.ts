import { z } from 'zod';
import { id, type SubjectId, type WorkerId } from '../../core/values/ids.ts';
import type { Identity, StoredAnswer } from '../../app/ports/imports.ts';
import type { KnownChild } from '../../tracker/index.ts';
import type { Tx } from '../connection.ts';
import { day, parseRows } from '../rows.ts';
import { identity } from './json.ts';

export async function identitiesOf(tx: Tx, source: string): Promise<readonly Identity[]> {
  return parseRows(identity, await tx.query('SELECT source, reference, child, cells, made, batch FROM import_identity WHERE service = $1 AND source = $2', [tx.service, source]));
}

export async function saveIdentities(tx: Tx, identities: readonly Identity[]): Promise<void> {
  if (identities.length === 0) return;
  const sql = `INSERT INTO import_identity (service, source, reference, child, cells, made, batch)
    SELECT $1, n.source, n.reference, n.child, n.cells, n.made, n.batch FROM jsonb_populate_recordset(NULL::import_identity, $2) n
    ON CONFLICT (service, source, reference) DO UPDATE SET child = excluded.child, cells = excluded.cells, made = excluded.made, batch = excluded.batch`;
  await tx.query(sql, [tx.service, JSON.stringify(identities)]);
}

export async function removeIdentity(tx: Tx, source: string, reference: string): Promise<void> {
  await tx.query('DELETE FROM import_identity WHERE service = $1 AND source = $2 AND reference = $3', [tx.service, source, reference]);
}

const answerRow = z.object({
  source: z.string(), reference: z.string(), fingerprint: z.string(), answer: z.enum(['under-ten-is-right', 'still-on-the-list', 'another-child', 'leave-out', 'same-child', 'corrected']),
  cells: z.record(z.string(), z.string()).nullable(), batch: z.string(),
});

export async function answersOf(tx: Tx, source: string): Promise<readonly StoredAnswer[]> {
  const rows = await tx.query('SELECT source, reference, fingerprint, answer, cells, batch FROM import_answer WHERE service = $1 AND source = $2 ORDER BY at', [tx.service, source]);
  return parseRows(answerRow, rows).map(({ cells, ...r }) => ({ ...r, ...(cells === null ? {} : { cells }) }));
}

export async function saveAnswer(tx: Tx, a: StoredAnswer, by: WorkerId, at: string): Promise<void> {
  const sql = `INSERT INTO import_answer (service, source, reference, fingerprint, answer, cells, batch, by, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    ON CONFLICT (service, source, reference, fingerprint, answer) DO UPDATE SET cells = excluded.cells, batch = excluded.batch, by = excluded.by, at = excluded.at`;
  await tx.query(sql, [tx.service, a.source, a.reference, a.fingerprint, a.answer, a.cells === undefined ? null : JSON.stringify(a.cells), a.batch, by, at]);
}

const knownRow = z.object({ child: z.string(), reference: z.string().nullable(), surname: z.string().nullable(), forenames: z.string().nullable(), date_of_birth: day.nullable() });
const KNOWN = `SELECT subject_id AS child, reference, surname, forenames, date_of_birth FROM standing WHERE service = $1 AND subject_kind = 'child' AND (reference IS NOT NULL OR surname IS NOT NULL)`;

/** Children on record, also those without a reference. */
export async function knownChildren(tx: Tx): Promise<readonly (KnownChild & { readonly child: SubjectId })[]> {
  return parseRows(knownRow, await tx.query(KNOWN, [tx.service])).map((r) => ({
    child: id<SubjectId>(r.child),
    reference: r.reference ?? '',
    ...(r.surname === null ? {} : { surname: r.surname }),
    ...(r.forenames === null ? {} : { forenames: r.forenames }),
    ...(r.date_of_birth === null ? {} : { dateOfBirth: r.date_of_birth }),
  }));
}
