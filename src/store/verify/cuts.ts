import { z } from 'zod';
import type { Tx } from '../connection.ts';
import { bigNumber, parseRows } from '../rows.ts';
import type { Break } from './break.ts';

/** A cut of the audit that two persons agreed to: up to which batch rows may be missing, and which of them must not be. */
export interface Cut {
  /** 0: nothing was cut off */
  readonly through: number;
  /** rows that stayed although they lie before the cut */
  readonly kept: ReadonlySet<number>;
}

const ROWS = "SELECT r.id, r.worker, r.detail FROM audit_evidence(0, 2147483647) r WHERE r.event = 'audit.cut' ORDER BY r.id";
const row = z.object({ id: bigNumber, worker: z.string(), detail: z.unknown() });
const detail = z.object({ through: z.number(), hash: z.string(), kept: z.array(z.number()), proposal: z.string(), agreed: z.string() });

/** The proposal and the agreement as they stand in the chain of entries, which is checked for itself; and the batch. */
const AGREED = `
  SELECT p.recorded_by AS proposed_by, a.recorded_by AS agreed_by, pc.data->>'scope' AS scope, pc.data->>'through' AS through, pc.data->>'through-hash' AS hash, ac.data->>'answer' AS answer, encode(b.hash, 'hex') AS batch
    FROM entry p JOIN entry_content pc ON pc.service = p.service AND pc.entry = p.id
    JOIN entry a ON a.service = p.service AND a.answers = p.id AND a.kind = 'erasure.answered' JOIN entry_content ac ON ac.service = a.service AND ac.entry = a.id
    LEFT JOIN audit_batch b ON b.service = p.service AND b.seq = $4
   WHERE p.service = $1 AND p.id::text = $2 AND p.kind = 'erasure.proposed' AND a.id::text = $3`;
const text = z.string().nullable();
const agreedRow = z.object({ proposed_by: z.string(), agreed_by: z.string(), scope: text, through: text, hash: text, answer: text, batch: text });

/**
 * The furthest cut to which two persons agreed. A trace of a cut that nobody agreed to, or that went further than they agreed, is a
 * fault: with it nothing may be missing.
 */
export async function cutsOf(tx: Tx, broken: Break[]): Promise<Cut> {
  let furthest: Cut = { through: 0, kept: new Set() };
  for (const r of parseRows(row, await tx.query(ROWS))) {
    const read = detail.safeParse(r.detail);
    const [two] = read.success ? parseRows(agreedRow, await tx.query(AGREED, [tx.service, read.data.proposal, read.data.agreed, read.data.through])) : [];
    const sound = read.success && two !== undefined && two.scope === 'audit' && two.answer === 'agree' && two.proposed_by !== two.agreed_by && two.agreed_by === r.worker
      && two.through === String(read.data.through) && two.hash === read.data.hash && two.batch === read.data.hash;
    if (!sound) broken.push({ chain: 'audit', seq: read.success ? read.data.through : 0, row: r.id, why: 'it says that traces were cut off, and two persons did not agree to just this' });
    else if (read.data.through >= furthest.through) furthest = { through: read.data.through, kept: new Set(read.data.kept) };
  }
  return furthest;
}
