import { z } from 'zod';
import { id, type EntryId, type ServiceId } from '../../core/values/ids.ts';
import type { Tx } from '../connection.ts';
import { bigNumber, parseRows } from '../rows.ts';
import { AuditWords } from './audit-words.ts';
import type { Break } from './break.ts';
import { cutsOf, type Cut } from './cuts.ts';
import { sealedText, sha256 } from './sealed-text.ts';

/** What came of reading the audit of a service whole. */
export interface AuditVerified {
  readonly rows: number;
  readonly batches: number;
  /** rows that no batch has sealed yet, and when the oldest of them was written (ISO instant) */
  readonly unsealed: number;
  readonly oldestUnsealed?: string;
  readonly head: { readonly seq: number; readonly hash: string };
  /** the last batch that two persons have cut off; 0: none */
  readonly cutThrough: number;
}

export interface AuditRead {
  readonly audit: AuditVerified;
  readonly broken: readonly Break[];
  /** entries whose erasure is on record */
  readonly erased: ReadonlySet<EntryId>;
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;
/** Columns are read one by one and joined here: nothing is taken from the function that sealed. */
const ROWS = `
  SELECT r.id, to_char(r.at AT TIME ZONE 'UTC', ${INSTANT}) AS at, r.service, r.worker, r.roles, r.agency, r.purpose, r.event, r.subject_kind, r.subject_id, r.shown, r.detail::text AS detail
    FROM audit_evidence($1, 5000) r ORDER BY r.id`;
const LEAVES = 'SELECT batch, place, audit_row, digest FROM audit_leaf WHERE service = $1 AND (batch, place) > ($2, $3) ORDER BY batch, place LIMIT 10000';
const BATCHES = `SELECT seq, size, to_char(sealed_at AT TIME ZONE 'UTC', ${INSTANT}) AS sealed_at, root, previous_hash, hash FROM audit_batch WHERE service = $1 ORDER BY seq`;
const HEAD = 'SELECT seq, hash FROM audit_head WHERE service = $1';

const bytes = z.instanceof(Buffer);
const text = z.string().nullable();
const auditRow = z.object({ id: bigNumber, at: z.string(), service: z.string(), worker: z.string(), roles: z.array(z.string()), agency: z.string(), purpose: z.string(), event: z.string(), subject_kind: text, subject_id: text, shown: z.string(), detail: text });
const leafRow = z.object({ batch: bigNumber, place: z.number(), audit_row: bigNumber, digest: bytes });
const batchRow = z.object({ seq: bigNumber, size: z.number(), sealed_at: z.string(), root: bytes, previous_hash: bytes, hash: bytes });
const headRow = z.object({ seq: bigNumber, hash: bytes });

type AuditRow = z.output<typeof auditRow>;
type Batch = z.output<typeof batchRow>;
type Leaf = z.output<typeof leafRow>;

/** How long after the time that a row bears it may still be sealed while sealing goes on (milliseconds), and how far clocks may differ. */
const LATEST = 60 * 60_000;
const CLOCKS = 60_000;

function digestOf(r: AuditRow): Buffer {
  return sha256(sealedText([r.service, r.id, r.at, r.worker, r.roles.join(','), r.agency, r.purpose, r.event, r.subject_kind, r.subject_id, r.shown, r.detail]));
}

/**
 * Recomputes every digest, every batch and every link of the audit of a service. Rows that were sealed and then changed,
 * taken away, put in another's place or put in afterwards are named, and so are batches.
 */
export async function verifyAudit(tx: Tx, service: ServiceId): Promise<AuditRead> {
  const broken: Break[] = [];
  const { head, batches, leaves } = await sealsOf(tx, service);
  const cut = await cutsOf(tx, broken);
  checkBatches(service, batches, leaves, head, cut, broken);
  const words = new AuditWords(broken);
  const erased = new Set<EntryId>();
  const leafOf = new Map(leaves.map((l) => [l.audit_row, l]));
  const runs = earlierRuns(batches);
  const lastSealed = batches.at(-1)?.sealed_at;
  let rows = 0;
  let unsealed = 0;
  let oldestUnsealed: string | undefined;
  for await (const r of rowsOf(tx)) {
    rows += 1;
    for (const entry of erasureOf(r)) erased.add(entry);
    words.take(r.id, r.event, r.detail);
    const leaf = leafOf.get(r.id);
    if (leaf === undefined) {
      unsealed += 1;
      if (oldestUnsealed === undefined || r.at < oldestUnsealed) oldestUnsealed = r.at;
      if (lastSealed !== undefined && late(r.at, lastSealed)) broken.push({ chain: 'audit', seq: 0, row: r.id, why: `it bears the time ${r.at} and no batch has sealed it, although others were sealed until ${lastSealed}: it was put in afterwards, or its place in a batch was taken away` });
      continue;
    }
    leafOf.delete(r.id);
    if (!digestOf(r).equals(leaf.digest)) broken.push({ chain: 'audit', seq: leaf.batch, row: r.id, why: 'it is not what was sealed' });
    const run = runs.get(leaf.batch);
    if (run?.before !== undefined && late(r.at, run.before)) broken.push({ chain: 'audit', seq: leaf.batch, row: r.id, why: `it bears the time ${r.at} and was sealed in batch ${leaf.batch} only, although others were sealed until ${run.before}: it was put in afterwards` });
    if (run !== undefined && Date.parse(r.at) > Date.parse(run.at) + CLOCKS) broken.push({ chain: 'audit', seq: leaf.batch, row: r.id, why: `it bears the time ${r.at}, later than its sealing` });
  }
  await words.check(tx);
  // Before the cut rows may be gone, save those that were to stay.
  for (const leaf of leafOf.values()) if (leaf.batch > cut.through || cut.kept.has(leaf.audit_row)) broken.push({ chain: 'audit', seq: leaf.batch, row: leaf.audit_row, why: 'it was sealed and is gone' });
  return {
    audit: { rows, batches: batches.length, unsealed, ...(oldestUnsealed === undefined ? {} : { oldestUnsealed }), head: { seq: head?.seq ?? 0, hash: head?.hash.toString('hex') ?? '' }, cutThrough: cut.through },
    broken, erased,
  };
}

function late(at: string, sealed: string): boolean {
  return Date.parse(at) < Date.parse(sealed) - LATEST;
}

function checkBatches(service: ServiceId, batches: readonly Batch[], leaves: readonly Leaf[], head: z.output<typeof headRow> | undefined, cut: Cut, broken: Break[]): void {
  const there = new Set(leaves.map((l) => l.audit_row));
  for (const row of cut.kept) if (!there.has(row)) broken.push({ chain: 'audit', seq: cut.through, row, why: 'it was to stay when the traces before it were cut off, and its place is gone' });
  const ofBatch = new Map<number, Leaf[]>();
  for (const l of leaves) {
    const known = ofBatch.get(l.batch);
    if (known) known.push(l);
    else ofBatch.set(l.batch, [l]);
  }
  const wrong = (seq: number, why: string): number => broken.push({ chain: 'audit', seq, why });
  let last = { seq: 0, hash: sha256(`audit of ${service}`) };
  for (const b of batches) {
    const own = ofBatch.get(b.seq) ?? [];
    ofBatch.delete(b.seq);
    if (b.seq !== last.seq + 1) wrong(b.seq, b.seq === last.seq + 2 ? `batch ${last.seq + 1} is missing` : `batches ${last.seq + 1} to ${b.seq - 1} are missing`);
    else if (!b.previous_hash.equals(last.hash)) wrong(b.seq, 'the batch does not follow from the one before it');
    if (!sha256(b.previous_hash, sealedText([service, b.seq, b.size, b.sealed_at, b.root.toString('hex')])).equals(b.hash)) wrong(b.seq, 'the batch is not what was sealed');
    // Of a batch that was cut off the places are gone with the rows, all of them; its hash holds the chain together.
    const cutOff = b.seq <= cut.through && own.length === 0;
    if (!cutOff && (own.length !== b.size || own.some((l, n) => l.place !== n + 1) || !sha256(...own.map((l) => l.digest)).equals(b.root))) wrong(b.seq, `the places of its rows are not those that were sealed: ${own.length} of ${b.size} are there`);
    if (own.some((l, n) => n > 0 && l.audit_row <= (own[n - 1]?.audit_row ?? 0))) wrong(b.seq, 'its rows are not in the order of their numbers');
    last = { seq: b.seq, hash: b.hash };
  }
  for (const seq of ofBatch.keys()) wrong(seq, 'there are places of rows for a batch that is not there');
  if (head === undefined) {
    if (batches.length > 0) wrong(last.seq, 'the audit has no head');
  } else if (head.seq !== last.seq) wrong(head.seq, `the head says ${head.seq} batches and the last one there is ${last.seq}`);
  else if (!head.hash.equals(last.hash)) wrong(head.seq, 'the head is not the hash of the last batch');
}

/** When each batch was sealed, and when the run of sealing before its own was. */
function earlierRuns(batches: readonly Batch[]): ReadonlyMap<number, { readonly at: string; readonly before: string | undefined }> {
  const out = new Map<number, { at: string; before: string | undefined }>();
  let before: string | undefined;
  let current: string | undefined;
  for (const b of batches) {
    if (current !== b.sealed_at) [before, current] = [current, b.sealed_at];
    out.set(b.seq, { at: b.sealed_at, before });
  }
  return out;
}

/** All that seals, as it stood at one moment: read again if a batch was sealed meanwhile. */
async function sealsOf(tx: Tx, service: ServiceId): Promise<{ readonly head: z.output<typeof headRow> | undefined; readonly batches: readonly Batch[]; readonly leaves: readonly Leaf[] }> {
  const headOf = async (): Promise<z.output<typeof headRow> | undefined> => parseRows(headRow, await tx.query(HEAD, [service]))[0];
  for (;;) {
    const head = await headOf();
    const batches = parseRows(batchRow, await tx.query(BATCHES, [service]));
    const leaves = await leavesOf(tx, service);
    if ((await headOf())?.seq === head?.seq) return { head, batches, leaves };
  }
}

async function leavesOf(tx: Tx, service: ServiceId): Promise<readonly Leaf[]> {
  const all: Leaf[] = [];
  for (;;) {
    const last = all.at(-1);
    const page = parseRows(leafRow, await tx.query(LEAVES, [service, last?.batch ?? -1, last?.place ?? 0]));
    if (page.length === 0) return all;
    all.push(...page);
  }
}

async function* rowsOf(tx: Tx): AsyncGenerator<AuditRow> {
  let after = 0;
  for (;;) {
    const page = parseRows(auditRow, await tx.query(ROWS, [after]));
    if (page.length === 0) return;
    yield* page;
    after = page.at(-1)?.id ?? after;
  }
}

const erasure = z.object({ entries: z.array(z.string()) });

function erasureOf(r: AuditRow): readonly EntryId[] {
  if (r.event !== 'record.erased' || r.detail === null) return [];
  const read = erasure.safeParse(JSON.parse(r.detail));
  return read.success ? read.data.entries.map((e) => id<EntryId>(e)) : [];
}
