import { clauseReport } from '../../policies/clauses.ts';
import { ROOT } from '../connect.ts';
import { EXIT, WrongUse, type Verb } from '../verb.ts';

export const clauses: Verb = {
  name: 'clauses',
  usage: '[PREFIX]',
  says: 'How many clauses of each register are proved by examples, and which are not.',
  options: [{ name: 'all', says: 'show every open id, not the first ones only' }],
  async run(call, out) {
    const prefix = call.words[0]?.toUpperCase();
    const reports = clauseReport(prefix, ROOT);
    const [only] = reports;
    if (only === undefined) throw new WrongUse(`There is no register "${prefix ?? ''}". There are: ${clauseReport(undefined, ROOT).map((r) => r.register).join(', ')}.`);
    if (call.json) out.json(prefix === undefined ? reports : only);
    else {
      for (const r of reports) {
        out.line(`${r.register}: ${r.proved} of ${r.total} proved`);
        const shown = call.has('all') || prefix !== undefined ? r.open : r.open.slice(0, 12);
        if (shown.length > 0) out.line(`  open: ${shown.join(', ')}${shown.length < r.open.length ? `, and ${r.open.length - shown.length} more (--all)` : ''}`);
      }
    }
    return EXIT.done;
  },
};
