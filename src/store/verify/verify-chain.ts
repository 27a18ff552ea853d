import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ServiceId } from '../../core/values/ids.ts';
import type { Connections, Tx } from '../connection.ts';
import { digestOf } from '../records/digest.ts';
import { bigNumber, parseRows } from '../rows.ts';

/** What does not fit in a chain, and where. */
export interface Break {
  readonly seq: number;
  readonly why: string;
}

/** What came of reading a service's whole chain. */
export interface Verified {
  readonly entries: number;
  readonly broken: readonly Break[];
  /** entries whose content was erased: their headers still hold */
  readonly erased: readonly number[];
  /** the end of the chain: written down elsewhere, it shows a chain that was made anew as a whole */
  readonly head: { readonly seq: number; readonly hash: string };
}

const text = z.string().nullable();
const row = z.object({
  seq: bigNumber, header: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])), digest: z.instanceof(Buffer), previous_hash: z.instanceof(Buffer), hash: z.instanceof(Buffer),
  home: text, content_home: text, salt: z.instanceof(Buffer).nullable(), data: z.unknown(), reason: text, marks: z.array(z.string()).nullable(),
});
const headRow = z.object({ seq: bigNumber, hash: z.instanceof(Buffer) });

/** Columns are read one by one and joined here: nothing is taken from the function that wrote the chain. */
const PAGE = `
  SELECT e.seq, e.digest, e.previous_hash, e.hash, c.salt, c.data, c.reason, c.marks,
         jsonb_build_array(e.service, e.seq, e.id, e.subject_kind, e.subject_id, e.act, e.kind, e.occurred_on, e.occurred_at, to_char(e.recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           e.recorded_by, e.recorded_as, e.agency, e.compartment, e.source, e.supersedes, e.withdrawn, e.answers, encode(e.digest, 'hex')) AS header,
         concat_ws(' ', e.subject_kind, e.subject_id, e.compartment) AS home,
         CASE WHEN c.entry IS NOT NULL THEN concat_ws(' ', c.subject_kind, c.subject_id, c.compartment) END AS content_home
    FROM entry e LEFT JOIN entry_content c ON c.service = e.service AND c.entry = e.id
   WHERE e.service = $1 AND e.seq > $2 ORDER BY e.seq LIMIT 2000`;

type Row = z.output<typeof row>;

/** The text that the chain seals: a list of JSON with a comma and a space between. */
function headerText(values: Row['header']): string {
  return `[${values.map((v) => JSON.stringify(v)).join(', ')}]`;
}

/** The beginning of a service's chain, before its first entry. */
function genesis(service: ServiceId): Buffer {
  return createHash('sha256').update(service).digest();
}

function faultsOf(r: Row, before: { readonly seq: number; readonly hash: Buffer }): string[] {
  const out: string[] = [];
  if (r.seq !== before.seq + 1) out.push(r.seq === before.seq + 2 ? `entry ${before.seq + 1} is missing` : `entries ${before.seq + 1} to ${r.seq - 1} are missing`);
  else if (!r.previous_hash.equals(before.hash)) out.push('it does not follow from the entry before it');
  if (!createHash('sha256').update(r.previous_hash).update(headerText(r.header)).digest().equals(r.hash)) out.push('its header is not what was sealed');
  if (r.content_home === null || r.salt === null) return out;
  if (!digestOf(r.salt, { data: r.data, reason: r.reason, marks: r.marks ?? [] }).equals(r.digest)) out.push('its content is not what was sealed');
  if (r.content_home !== r.home) out.push(`its content lies under "${r.content_home}" and not under "${r.home ?? ''}"`);
  return out;
}

/** Recomputes every digest and every link of a service's chain, as the system, page by page. */
export async function verifyChain(connections: Connections, service: ServiceId): Promise<Verified> {
  return connections.asSystem(service, async (tx) => {
    const broken: Break[] = [];
    const erased: number[] = [];
    let last = { seq: 0, hash: genesis(service) };
    let entries = 0;
    for (;;) {
      const rows = parseRows(row, await tx.query(PAGE, [service, last.seq]));
      for (const r of rows) {
        broken.push(...faultsOf(r, last).map((why) => ({ seq: r.seq, why })));
        if (r.content_home === null) erased.push(r.seq);
        last = { seq: r.seq, hash: r.hash };
        entries += 1;
      }
      if (rows.length > 0) continue;
      const head = await headOf(tx);
      // Something was recorded meanwhile: read on.
      if (head !== undefined && head.seq > last.seq && (await tx.query('SELECT 1 FROM entry WHERE service = $1 AND seq > $2 LIMIT 1', [service, last.seq])).length > 0) continue;
      if (head === undefined) broken.push({ seq: last.seq, why: 'the chain has no head' });
      else if (head.seq !== last.seq) broken.push({ seq: head.seq, why: `the head says ${head.seq} entries and the last one there is ${last.seq}` });
      else if (!head.hash.equals(last.hash)) broken.push({ seq: head.seq, why: 'the head is not the hash of the last entry' });
      return { entries, broken, erased, head: { seq: last.seq, hash: last.hash.toString('hex') } };
    }
  });
}

async function headOf(tx: Tx): Promise<z.output<typeof headRow> | undefined> {
  return parseRows(headRow, await tx.query('SELECT seq, hash FROM chain_head WHERE service = $1', [tx.service]))[0];
}
