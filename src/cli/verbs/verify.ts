import { withStore, type VerifiedWithWitness } from '../connect.ts';
import { EXIT, SERVICE, type Out, type Verb } from '../verb.ts';

export const verify: Verb = {
  name: 'verify',
  usage: '',
  says: 'Checks entries, audit, both chains and the documents: anything changed, removed, put in, reordered, cut off or made anew is found.',
  options: [SERVICE],
  async run(call, out) {
    return withStore(call, out, async (connected) => {
      const result = await connected.verify(connected.service);
      if (call.json) out.json(result);
      else inWords(result, out);
      return result.broken.length === 0 ? EXIT.done : EXIT.faults;
    });
  },
};

function inWords({ entries, erased, audit, files, witnessed, witness, broken }: VerifiedWithWitness, out: Out): void {
  const of = (chain: string): number => broken.filter((b) => b.chain === chain).length;
  const state = (faults: number): string => (faults === 0 ? 'whole' : faults === 1 ? '1 fault' : `${faults} faults`);
  out.line(`Entries: ${entries}, ${erased.length} of them erased; ${state(of('entries'))}.`);
  out.line(`Audit: ${audit.rows} rows in ${audit.batches} batches; ${state(of('audit'))}.`);
  if (audit.oldestUnsealed !== undefined) out.line(`  ${audit.unsealed} rows since ${audit.oldestUnsealed} are not sealed yet: the program seals every 20 seconds, and when it stops. Until then a row that is taken away is not missed.`);
  out.line(witnessed.last === undefined ? `Nothing is written down in ${witness} yet: a cut-off end or a chain made anew as a whole would not be found.` : `Written down in ${witness}: ${witnessed.lines} ends, the last on ${witnessed.last}; ${state(of('witness'))}.`);
  out.line(`Documents: ${files}; ${state(of('files'))}.`);
  for (const b of broken.slice(0, 50)) out.line(`  ${b.chain === 'entries' || b.chain === 'files' ? `entry ${b.seq}` : b.chain === 'witness' ? 'written down' : !('row' in b) || b.row === undefined ? `batch ${b.seq}` : `audit row ${b.row}`}: ${b.why}`);
  if (broken.length > 50) out.line(`  and ${broken.length - 50} more; --json lists all.`);
}
