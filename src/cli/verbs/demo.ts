import { addDemoAccounts, loadDemo, staffFor } from '../../synthetic/index.ts';
import { withDatabase } from '../connect.ts';
import { EXIT, TODAY, WrongUse, type Call, type Verb } from '../verb.ts';

const PASSWORD = 'throughline demonstration';

function count(call: Call, name: string, standard: number, most: number): number {
  const text = call.option(name);
  if (text === undefined) return standard;
  if (!/^\d{1,6}$/.test(text) || +text < 1 || +text > most) throw new WrongUse(`--${name} is "${text}": expected a whole number from 1 to ${most}.`);
  return +text;
}

export const demo: Verb = {
  name: 'demo',
  usage: '',
  says: 'Makes the demonstration service in an empty database: invented children, through the real commands.',
  options: [{ name: 'children', value: 'N', says: 'how many children (300)' }, { name: 'seed', value: 'S', says: 'another seed gives another caseload (1)' }, TODAY],
  async run(call, out) {
    const children = count(call, 'children', 300, 20_000);
    const seed = count(call, 'seed', 1, 999_999);
    return withDatabase(call, out, async ({ ports, identity, services }) => {
      if (services.length > 0) {
        out.error(`This database already holds ${services.join(', ')}. The demonstration goes into an empty one: set THROUGHLINE_DATA to another folder.`);
        return EXIT.faults;
      }
      await loadDemo(ports, { children, seed, today: ports.clock.today(), onProgress: (done, total, what) => { if (!call.json && (what === 'entries' || done % 50 === 0)) out.error(`${done} of ${total} ${what}`); } });
      await addDemoAccounts(identity, staffFor(children).all, PASSWORD, ports.clock.now());
      const accounts = await identity.demoAccounts(ports.clock.today());
      if (call.json) out.json({ children, seed, accounts: accounts.map((a) => a.username) });
      else out.line(`${children} children are in. Sign-ins, each with the password "${PASSWORD}": ${accounts.map((a) => a.username).join(', ')}.`);
      return EXIT.done;
    });
  },
};
