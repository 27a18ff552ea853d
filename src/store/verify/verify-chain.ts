import { z } from 'zod';
import { id, type EntryId, type ServiceId } from '../../core/values/ids.ts';
import type { Tx } from '../connection.ts';
import { digestOf } from '../records/digest.ts';
import { bigNumber, parseRows } from '../rows.ts';
import type { Break } from './break.ts';
import { sealedText, sha256 } from './sealed-text.ts';

/** What came of reading a service's whole chain of entries. */
export interface ChainVerified {
  readonly entries: number;
  readonly broken: readonly Break[];
  /** entries whose content was erased, with a trace of it: their headers still hold */
  readonly erased: readonly number[];
  /** the end of the chain: written down elsewhere, it shows a chain that was made anew as a whole */
  readonly head: { readonly seq: number; readonly hash: string };
}

const text = z.string().nullable();
const row = z.object({
  seq: bigNumber, id: z.string(), header: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])), digest: z.instanceof(Buffer), previous_hash: z.instanceof(Buffer), hash: z.instanceof(Buffer),
  home: text, content_home: text, salt: z.instanceof(Buffer).nullable(), data: z.unknown(), reason: text, marks: z.array(z.string()).nullable(),
});
const headRow = z.object({ seq: bigNumber, hash: z.instanceof(Buffer) });

/** Columns are read one by one and joined here: nothing is taken from the function that wrote the chain. */
const PAGE = `
  SELECT e.seq, e.id, e.digest, e.previous_hash, e.hash, c.salt, c.data, c.reason, c.marks,
         jsonb_build_array(e.service, e.seq, e.id, e.subject_kind, e.subject_id, e.act, e.kind, e.occurred_on, e.occurred_at, to_char(e.recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           e.recorded_by, e.recorded_as, e.agency, e.compartment, e.source, e.supersedes, e.withdrawn, e.answers, encode(e.digest, 'hex')) AS header,
         concat_ws(' ', e.subject_kind, e.subject_id, e.compartment) AS home,
         CASE WHEN c.entry IS NOT NULL THEN concat_ws(' ', c.subject_kind, c.subject_id, c.compartment) END AS content_home
    FROM entry e LEFT JOIN entry_content c ON c.service = e.service AND c.entry = e.id
   WHERE e.service = $1 AND e.seq > $2 ORDER BY e.seq LIMIT 2000`;

type Row = z.output<typeof row>;

/** The beginning of a service's chain, before its first entry. */
function genesis(service: ServiceId): Buffer {
  return sha256(service);
}

function faultsOf(r: Row, before: { readonly seq: number; readonly hash: Buffer }): string[] {
  const out: string[] = [];
  if (r.seq !== before.seq + 1) out.push(r.seq === before.seq + 2 ? `entry ${before.seq + 1} is missing` : `entries ${before.seq + 1} to ${r.seq - 1} are missing`);
  else if (!r.previous_hash.equals(before.hash)) out.push('it does not follow from the entry before it');
  if (!sha256(r.previous_hash, sealedText(r.header)).equals(r.hash)) out.push('its header is not what was sealed');
  if (r.content_home === null || r.salt === null) return out;
  if (!digestOf(r.salt, { data: r.data, reason: r.reason, marks: r.marks ?? [] }).equals(r.digest)) out.push('its content is not what was sealed');
  if (r.content_home !== r.home) out.push(`its content lies under "${r.content_home}" and not under "${r.home ?? ''}"`);
  return out;
}

/**
 * Recomputes every digest and every link of a service's chain, page by page.
 * @param erasures entries whose erasure is on record: other content that is gone was taken away
 */
export async function verifyChain(tx: Tx, service: ServiceId, erasures: ReadonlySet<EntryId>): Promise<ChainVerified> {
  const broken: Break[] = [];
  const wrong = (seq: number, why: string): number => broken.push({ chain: 'entries', seq, why });
  const erased: number[] = [];
  let last = { seq: 0, hash: genesis(service) };
  let entries = 0;
  for (;;) {
    const rows = parseRows(row, await tx.query(PAGE, [service, last.seq]));
    for (const r of rows) {
      for (const why of faultsOf(r, last)) wrong(r.seq, why);
      if (r.content_home === null) {
        if (erasures.has(id<EntryId>(r.id))) erased.push(r.seq);
        else wrong(r.seq, 'its content is gone, and no erasure of it is on record');
      }
      last = { seq: r.seq, hash: r.hash };
      entries += 1;
    }
    if (rows.length > 0) continue;
    const head = await headOf(tx);
    // Something was recorded meanwhile: read on.
    if (head !== undefined && head.seq > last.seq && (await tx.query('SELECT 1 FROM entry WHERE service = $1 AND seq > $2 LIMIT 1', [service, last.seq])).length > 0) continue;
    if (head === undefined) wrong(last.seq, 'the chain has no head');
    else if (head.seq !== last.seq) wrong(head.seq, `the head says ${head.seq} entries and the last one there is ${last.seq}`);
    else if (!head.hash.equals(last.hash)) wrong(head.seq, 'the head is not the hash of the last entry');
    for (const { entry } of parseRows(strayRow, await tx.query(STRAY, [service]))) wrong(0, `there is content for an entry that is not there: ${entry}`);
    return { entries, broken, erased, head: { seq: last.seq, hash: last.hash.toString('hex') } };
  }
}

const strayRow = z.object({ entry: z.string() });
/** Content that no entry holds together. */
const STRAY = 'SELECT c.entry FROM entry_content c WHERE c.service = $1 AND NOT EXISTS (SELECT FROM entry e WHERE e.service = c.service AND e.id = c.entry) ORDER BY c.entry LIMIT 100';

async function headOf(tx: Tx): Promise<z.output<typeof headRow> | undefined> {
  return parseRows(headRow, await tx.query('SELECT seq, hash FROM chain_head WHERE service = $1', [tx.service]))[0];
}
