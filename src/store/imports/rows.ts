import { z } from 'zod';
import { id, type EntryId, type SubjectId, type WorkerId } from '../../core/values/ids.ts';
import { SETTLED, type NotInRow, type StoredRow, type Tally } from '../../app/ports/imports.ts';
import type { Tx } from '../connection.ts';
import { parseRows } from '../rows.ts';
import { identity, importRow, question, sheetRow } from './json.ts';

const row = z.object({
  batch: z.string(), line: z.number().int(), status: z.enum(['good', 'rejected', 'duplicate', 'left-out']), reference: z.string().nullable(), name: z.string(), rag: z.string(), row: importRow, cells: sheetRow.nullable(),
  child: z.string().nullable(), made: z.array(z.string()), before: identity.nullable(), questions: z.array(question), workers: z.array(z.string()), settled: z.enum(SETTLED).nullable(), settled_why: z.string().nullable(),
  headings: z.array(z.string()),
});

const SELECT = `
  SELECT r.batch, r.line, r.status, r.reference, r.name, r.rag, r.row, r.cells, r.child, r.made, r.before, r.questions, r.workers, r.settled, r.settled_why, b.headings
    FROM import_row r JOIN import_batch b ON b.service = r.service AND b.id = r.batch WHERE r.service = $1 AND r.batch = $2`;
/** What somebody must still look at: a row that is not in, a changed cell, a worker without an account. */
const TO_SETTLE = `AND ((r.status IN ('rejected', 'duplicate') AND r.settled IS NULL) OR r.workers <> '{}' OR EXISTS (SELECT FROM jsonb_array_elements(r.questions) q WHERE q->>'answer' IS NULL))`;

function toRow(r: z.output<typeof row>): StoredRow {
  return {
    batch: r.batch, line: r.line, status: r.status, name: r.name, rag: r.rag, row: { ...r.row, headings: r.headings }, made: r.made.map((e) => id<EntryId>(e)), before: r.before, questions: r.questions, workers: r.workers,
    ...(r.reference === null ? {} : { reference: r.reference }),
    ...(r.cells === null ? {} : { cells: r.cells }),
    ...(r.child === null ? {} : { child: id<SubjectId>(r.child) }),
    ...(r.settled === null ? {} : { settled: r.settled }),
    ...(r.settled_why === null ? {} : { settledWhy: r.settled_why }),
  };
}

export async function rowsOf(tx: Tx, batch: string, which: 'all' | 'to settle'): Promise<readonly StoredRow[]> {
  return parseRows(row, await tx.query(`${SELECT} ${which === 'all' ? '' : TO_SETTLE} ORDER BY r.line`, [tx.service, batch])).map(toRow);
}

export async function oneRow(tx: Tx, batch: string, line: number): Promise<StoredRow | undefined> {
  return parseRows(row, await tx.query(`${SELECT} AND r.line = $3`, [tx.service, batch, line])).map(toRow)[0];
}

/** Headings are kept once, with the file. */
function forTable(r: StoredRow): Record<string, unknown> {
  const { headings: _headings, ...kept } = r.row;
  return {
    batch: r.batch, line: r.line, status: r.status, reference: r.reference ?? null, name: r.name, rag: r.rag, row: kept, cells: r.cells ?? null, child: r.child ?? null, made: r.made, before: r.before, questions: r.questions,
    workers: r.workers, settled: r.settled ?? null, settled_why: r.settledWhy ?? null,
  };
}

const ADD = `
  INSERT INTO import_row (service, batch, line, status, reference, name, rag, row, cells, child, made, before, questions, workers, settled, settled_why)
  SELECT $1, n.batch, n.line, n.status, n.reference, n.name, n.rag, n.row, nullif(n.cells, 'null'), n.child, n.made, nullif(n.before, 'null'), n.questions, n.workers, n.settled, n.settled_why
    FROM jsonb_populate_recordset(NULL::import_row, $2) n`;

export async function addRows(tx: Tx, rows: readonly StoredRow[]): Promise<void> {
  if (rows.length > 0) await tx.query(ADD, [tx.service, JSON.stringify(rows.map(forTable))]);
}

const UPDATE = `
  UPDATE import_row r SET status = n.status, reference = n.reference, name = n.name, child = n.child, made = n.made, before = nullif(n.before, 'null'), questions = n.questions, workers = n.workers, settled = n.settled,
         settled_why = n.settled_why, settled_by = $4, settled_at = $5
    FROM jsonb_populate_record(NULL::import_row, $3) n WHERE r.service = $1 AND r.batch = n.batch AND r.line = $2`;

export async function updateRow(tx: Tx, r: StoredRow, by: WorkerId, at: string): Promise<void> {
  await tx.query(UPDATE, [tx.service, r.line, JSON.stringify(forTable(r)), by, at]);
}

export async function linesOf(tx: Tx, batch: string): Promise<ReadonlySet<number>> {
  return new Set(parseRows(z.object({ line: z.number().int() }), await tx.query('SELECT line FROM import_row WHERE service = $1 AND batch = $2', [tx.service, batch])).map((r) => r.line));
}

const TALLY = `
  SELECT count(*) FILTER (WHERE status = 'good')::int AS good, count(*) FILTER (WHERE status = 'rejected')::int AS rejected, count(*) FILTER (WHERE status = 'duplicate')::int AS duplicate,
         count(*) FILTER (WHERE status = 'left-out')::int AS "left-out", count(*) FILTER (WHERE status = 'good' AND made = '{}' AND questions = '[]')::int AS unchanged
    FROM import_row WHERE service = $1 AND batch = $2`;
const tally = z.object({ good: z.number(), rejected: z.number(), duplicate: z.number(), 'left-out': z.number(), unchanged: z.number() });

export async function tallyOf(tx: Tx, batch: string): Promise<Tally> {
  return tally.parse((await tx.query(TALLY, [tx.service, batch]))[0]);
}

export async function addNotIn(tx: Tx, rows: readonly NotInRow[]): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map((r) => ({ batch: r.batch, line: r.line, reference: r.reference, name: r.name, rag_as_written: r.ragAsWritten, custody_as_written: r.custodyAsWritten, place: r.place, restricted_like: r.like ?? null }));
  const sql = `INSERT INTO import_not_in (service, batch, line, reference, name, rag_as_written, custody_as_written, place, restricted_child)
    SELECT $1, n.batch, n.line, n.reference, n.name, n.rag_as_written, n.custody_as_written, n.place, CASE WHEN n.restricted_like IS NOT NULL THEN restricted_child_of($1, n.restricted_like, '') END
      FROM jsonb_to_recordset($2) AS n (batch uuid, line integer, reference text, name text, rag_as_written text, custody_as_written text, place integer, restricted_like text)`;
  await tx.query(sql, [tx.service, JSON.stringify(values)]);
}

export async function removeNotIn(tx: Tx, batch: string, line?: number): Promise<void> {
  await tx.query('DELETE FROM import_not_in WHERE service = $1 AND batch = $2 AND ($3::int IS NULL OR line = $3)', [tx.service, batch, line ?? null]);
}
