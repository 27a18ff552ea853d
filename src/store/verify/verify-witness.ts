import { z } from 'zod';
import type { ServiceId } from '../../core/values/ids.ts';
import { CHAINS, type Chain, type Witnessed } from '../../app/ports/audit.ts';
import type { Tx } from '../connection.ts';
import { bigNumber, parseRows } from '../rows.ts';
import type { Break } from './break.ts';

const HASHES: Readonly<Record<Chain, string>> = {
  entries: 'SELECT seq, hash FROM entry WHERE service = $1 AND seq = ANY ($2::bigint[])',
  audit: 'SELECT seq, hash FROM audit_batch WHERE service = $1 AND seq = ANY ($2::bigint[])',
};
const WHAT: Readonly<Record<Chain, string>> = { entries: 'entry', audit: 'batch of the audit' };
const hashRow = z.object({ seq: bigNumber, hash: z.instanceof(Buffer) });

/** Compares what was written down outside the database with what is there: an end cut off, or a chain made anew as a whole. */
export async function verifyWitness(tx: Tx, service: ServiceId, witnessed: readonly Witnessed[]): Promise<readonly Break[]> {
  const broken: Break[] = [];
  for (const chain of CHAINS) {
    const lines = witnessed.filter((w) => w.service === service && w.chain === chain);
    const there = new Map(parseRows(hashRow, await tx.query(HASHES[chain], [service, lines.map((l) => l.seq)])).map((r) => [r.seq, r.hash.toString('hex')]));
    let longest = 0;
    for (const line of lines) {
      if (line.seq < longest) broken.push({ chain: 'witness', seq: line.seq, why: `on ${line.at} the chain of the ${chain} ended with ${line.seq}, and had ended with ${longest} before: its end had been cut off` });
      longest = Math.max(longest, line.seq);
      const hash = there.get(line.seq);
      if (hash === line.hash || line.seq === 0) continue;
      const written = `written down on ${line.at}`;
      broken.push({ chain: 'witness', seq: line.seq, why: hash === undefined ? `${WHAT[chain]} ${line.seq}, ${written}, is not there: the end was cut off` : `${WHAT[chain]} ${line.seq} is not the one that was ${written}: the chain was made anew` });
    }
  }
  return broken;
}
