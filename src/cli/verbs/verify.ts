import { withStore } from '../connect.ts';
import { EXIT, SERVICE, type Verb } from '../verb.ts';

export const verify: Verb = {
  name: 'verify',
  usage: '',
  says: 'Checks the chain of entries: anything changed, removed, put in or reordered is found.',
  options: [SERVICE],
  async run(call, out) {
    return withStore(call, out, async (connected) => {
      const result = await connected.verify(connected.service);
      if (call.json) out.json(result);
      else {
        out.line(`${result.entries} entries checked; ${result.broken.length === 0 ? 'the chain is whole' : `${result.broken.length} faults`}.`);
        for (const b of result.broken.slice(0, 50)) out.line(`  entry ${b.seq}: ${b.why}`);
      }
      return result.broken.length === 0 ? EXIT.done : EXIT.faults;
    });
  },
};
