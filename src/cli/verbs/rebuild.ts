import { rebuild } from '../../app/rebuild/rebuild.ts';
import { withStore } from '../connect.ts';
import { EXIT, SERVICE, TODAY, type Verb } from '../verb.ts';

export const rebuildVerb: Verb = {
  name: 'rebuild',
  usage: '',
  says: 'Works out every standing and duty again from the entries, and says what differed and why.',
  options: [SERVICE, TODAY],
  async run(call, out) {
    return withStore(call, out, async ({ ports, service, today }) => {
      const done = await rebuild(ports, service, { today, onProgress: (n) => { if (!call.json && n % 200 === 0) out.error(`${n} done`); } });
      if (call.json) out.json(done);
      else {
        const byCause = new Map<string, number>();
        for (const d of done.differences) byCause.set(d.cause, (byCause.get(d.cause) ?? 0) + 1);
        out.line(`${done.subjects} worked out again; ${done.differences.length} differed${byCause.size === 0 ? '.' : `: ${[...byCause].map(([cause, n]) => `${n} by ${cause}`).join(', ')}.`}`);
        for (const d of done.differences.filter((x) => x.cause === 'unexplained').slice(0, 20)) out.line(`  unexplained: ${d.subject.kind} ${d.subject.id}: ${d.what.join(', ')}`);
      }
      return done.differences.some((d) => d.cause === 'unexplained') ? EXIT.faults : EXIT.done;
    });
  },
};
