import { z } from 'zod';
import { id, type EntryId, type SubjectId, type WorkerId } from '../../core/values/ids.ts';
import { parsePlainDate, type PlainDate } from '../../core/values/plain-date.ts';
import { ITEM_STATES, type ItemDecision, type SavedItem } from '../../app/ports/meetings.ts';
import type { Tx } from '../connection.ts';
import { bigNumber, parseRows } from '../rows.ts';

const plainDay = z.string().transform((text, context): PlainDate => {
  const date = parsePlainDate(text);
  if (date !== undefined) return date;
  context.addIssue({ code: 'custom', message: `"${text}" is no date` });
  return z.NEVER;
});

const decision = z
  .object({
    records: z.array(z.object({ kind: z.string(), data: z.record(z.string(), z.unknown()), of: z.string().optional() })),
    answers: z.record(z.string(), z.string()),
    carry: z.object({ reason: z.string(), until: plainDay }).optional(),
    notNeeded: z.string().optional(),
    stays: z.string().optional(),
    faults: z.array(z.object({ field: z.string(), value: z.string(), expected: z.string() })),
  })
  .transform((d): ItemDecision => ({
    records: d.records.map((r) => ({ kind: r.kind, data: r.data, ...(r.of === undefined ? {} : { of: id<EntryId>(r.of) }) })),
    answers: d.answers,
    faults: d.faults,
    ...(d.carry === undefined ? {} : { carry: d.carry }),
    ...(d.notNeeded === undefined ? {} : { notNeeded: d.notNeeded }),
    ...(d.stays === undefined ? {} : { stays: d.stays }),
  }));

const row = z.object({
  sitting: z.string(),
  child: z.string(),
  version: z.number().int(),
  form: z.record(z.string(), z.array(z.string())),
  decision,
  state: z.enum(ITEM_STATES),
  seen: bigNumber,
  saved_by: z.string(),
  saved_at: z.date(),
});

/** The latest version of each child's item at a sitting, or of one child's. */
export async function latestItems(tx: Tx, sitting: SubjectId, child?: SubjectId): Promise<SavedItem[]> {
  const sql = `SELECT DISTINCT ON (child) sitting, child, version, form, decision, state, seen, saved_by, saved_at FROM meeting_item
    WHERE service = $1 AND sitting = $2 AND ($3::uuid IS NULL OR child = $3) ORDER BY child, version DESC`;
  return parseRows(row, await tx.query(sql, [tx.service, sitting, child ?? null])).map((r): SavedItem => ({
    sitting: id<SubjectId>(r.sitting),
    child: id<SubjectId>(r.child),
    version: r.version,
    form: r.form,
    decision: r.decision,
    state: r.state,
    seen: r.seen,
    savedBy: id<WorkerId>(r.saved_by),
    savedAt: r.saved_at.toISOString(),
  }));
}

/** Adds a version. @returns false if it is there already */
export async function addItem(tx: Tx, item: SavedItem): Promise<boolean> {
  const sql = `INSERT INTO meeting_item (service, sitting, child, version, form, decision, state, seen, saved_by, saved_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING version`;
  const values = [tx.service, item.sitting, item.child, item.version, JSON.stringify(item.form), JSON.stringify(item.decision), item.state, item.seen, item.savedBy, item.savedAt];
  return (await tx.query(sql, values)).length > 0;
}
