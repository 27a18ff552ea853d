import type { WorkRow } from '../../app/ports/lists.ts';
import { isLate } from '../../core/duties/duty.ts';
import { readerForCommands } from '../reader.ts';
import { withStore } from '../connect.ts';
import { EXIT, SERVICE, TODAY, type Verb } from '../verb.ts';

export const duties: Verb = {
  name: 'duties',
  usage: '',
  says: 'The open duties of a service by day, with their clause and owner.',
  options: [SERVICE, TODAY, { name: 'late', says: 'only those that are late' }, { name: 'clause', value: 'ID', says: 'only those of one clause' }],
  async run(call, out) {
    return withStore(call, out, async ({ ports, service, today }) => {
      const reader = readerForCommands(service, 'listing duties from the command line');
      const clause = call.option('clause');
      const { rows } = await ports.store.asReader(reader, (unit) => unit.lists.work({ states: ['open', 'brought-forward', 'paused'], limit: 100_000, ...(clause === undefined ? {} : { clause }) }));
      const open = rows.filter((r): r is Extract<WorkRow, { sort: 'duty' }> => r.sort === 'duty').filter((r) => !call.has('late') || isLate(r.detail, today));
      const lines = open.map((r) => ({
        reference: r.reference ?? '', about: r.about, clause: r.detail.clause, title: r.detail.title, owner: r.ownerRole ?? '', state: r.detail.state,
        due: r.detail.due ?? null, late: isLate(r.detail, today),
      }));
      if (call.json) out.json({ today, duties: lines });
      else {
        for (const l of lines) out.line(`${l.due ?? 'until done'.padEnd(10)}  ${l.late ? 'late' : '    '}  ${l.clause.padEnd(9)} ${l.reference.padEnd(9)} ${l.title} (${l.owner})`);
        out.line(`${lines.length} open, ${lines.filter((l) => l.late).length} late, on ${today}.`);
      }
      return EXIT.done;
    });
  },
};
