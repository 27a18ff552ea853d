import { z } from 'zod';
import { id, type WorkerId } from '../../core/values/ids.ts';
import { TRACKER_COLOURS, type Batch, type BatchCounts, type ColourCount, type SavedMapping } from '../../app/ports/imports.ts';
import type { Tx } from '../connection.ts';
import { parseRows } from '../rows.ts';
import { readMapping } from './json.ts';

const instant = z.date().transform((d) => d.toISOString());

const row = z.object({
  id: z.string(), source: z.string(), filename: z.string(), state: z.enum(['read', 'running', 'done', 'undone']), file_present: z.boolean(), mapping: z.unknown(), headings: z.array(z.string()),
  total: z.number().int(), done: z.number().int(), counts: z.unknown(), by: z.string(), started_at: instant, beat_at: instant.nullable(), finished_at: instant.nullable(), undone_at: instant.nullable(), undone_why: z.string().nullable(),
});

const COUNTS = z.object({
  rows: z.number(), imported: z.number(), unchanged: z.number(), rejected: z.number(), duplicates: z.number(), leftOut: z.number(),
  tracker: z.record(z.enum(TRACKER_COLOURS), z.number()),
});

const SELECT = `SELECT id, source, filename, state, file IS NOT NULL AS file_present, mapping, headings, total, done, counts, by, started_at, beat_at, finished_at, undone_at, undone_why FROM import_batch WHERE service = $1`;

function toBatch(r: z.output<typeof row>): Batch {
  return {
    id: r.id, source: r.source, filename: r.filename, state: r.state, filePresent: r.file_present, headings: r.headings, total: r.total, done: r.done, by: id<WorkerId>(r.by), startedAt: r.started_at,
    ...(r.mapping === null ? {} : { mapping: readMapping(r.mapping) }),
    ...(r.counts === null ? {} : { counts: COUNTS.parse(r.counts) satisfies BatchCounts }),
    ...(r.beat_at === null ? {} : { beatAt: r.beat_at }),
    ...(r.finished_at === null ? {} : { finishedAt: r.finished_at }),
    ...(r.undone_at === null ? {} : { undoneAt: r.undone_at }),
    ...(r.undone_why === null ? {} : { undoneWhy: r.undone_why }),
  };
}

export async function batches(tx: Tx): Promise<readonly Batch[]> {
  return parseRows(row, await tx.query(`${SELECT} ORDER BY started_at DESC, id DESC LIMIT 200`, [tx.service])).map(toBatch);
}

export async function batch(tx: Tx, of: string): Promise<Batch | undefined> {
  return parseRows(row, await tx.query(`${SELECT} AND id = $2`, [tx.service, of])).map(toBatch)[0];
}

export async function fileOf(tx: Tx, of: string): Promise<Uint8Array | undefined> {
  const [found] = parseRows(z.object({ file: z.instanceof(Uint8Array).nullable() }), await tx.query('SELECT file FROM import_batch WHERE service = $1 AND id = $2', [tx.service, of]));
  return found?.file ?? undefined;
}

export async function mappings(tx: Tx): Promise<readonly SavedMapping[]> {
  const rows = parseRows(z.object({ name: z.string(), mapping: z.unknown() }), await tx.query('SELECT name, mapping FROM import_mapping WHERE service = $1 ORDER BY saved_at DESC', [tx.service]));
  return rows.map((r) => ({ name: r.name, mapping: readMapping(r.mapping) }));
}

const COLOURS = `
  SELECT CASE WHEN s.rag IN ('red', 'amber', 'green') THEN s.rag ELSE 'none' END AS colour, count(*)::int AS children
    FROM standing s
   WHERE s.service = $1 AND s.subject_kind = 'child' AND s.subject_id IN (SELECT r.child FROM import_row r WHERE r.service = $1 AND r.batch = $2 AND r.child IS NOT NULL)
   GROUP BY 1`;

export async function coloursOf(tx: Tx, of: string): Promise<readonly ColourCount[]> {
  return parseRows(z.object({ colour: z.enum(TRACKER_COLOURS), children: z.number().int() }), await tx.query(COLOURS, [tx.service, of]));
}
