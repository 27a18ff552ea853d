import { MOST_SHOWN, loadReview } from '../../app/retention/load-review.ts';
import { KEPT_SORT_NAMES } from '../../core/retention/kept-sorts.ts';
import { readerForCommands } from '../reader.ts';
import { withStore } from '../connect.ts';
import { EXIT, SERVICE, TODAY, WrongUse, type Verb } from '../verb.ts';

/** Victims are for their workers and the governance officer alone: the command line reads as a head of service would. */
const SORTS = KEPT_SORT_NAMES.filter((s) => s !== 'victims');

export const retention: Verb = {
  name: 'retention',
  usage: '',
  says: 'Records whose time is over under the rules for keeping them, those held and those proposed for erasure. It erases nothing.',
  options: [SERVICE, TODAY, { name: 'sort', value: 'SORT', says: `whose records: ${SORTS.join(', ')}; children if it is not said` }],
  async run(call, out) {
    const said = call.option('sort');
    const sort = said === undefined ? 'children' : SORTS.find((s) => s === said);
    if (sort === undefined) throw new WrongUse(`"${said ?? ''}" is no sort of record that is listed here; expected ${SORTS.join(', ')}.`);
    return withStore(call, out, async ({ ports, service, today }) => {
      const review = await loadReview(ports, readerForCommands(service, 'listing records whose time is over from the command line'), today, sort);
      const due = review.toDecide.map((r) => ({ reference: r.reference ?? '', about: r.about, clause: r.term.clause, title: r.term.title, what: r.term.scope, keptUntil: r.term.keptUntil ?? null, because: r.term.because }));
      const held = review.held.map((r) => ({ reference: r.reference ?? '', about: r.about, since: r.entry.occurredOn, reviewOn: r.reviewOn ?? null }));
      const proposed = [...review.proposed, ...review.agreed].map((r) => ({ reference: r.reference ?? '', about: r.about, on: r.entry.occurredOn, agreed: r.entry.kind === 'erasure.answered' }));
      const unknown = review.unknown.map((r) => ({ reference: r.reference ?? '', about: r.about, clause: r.term.clause, because: r.term.because }));
      if (call.json) out.json({ today, due, more: review.more, held, proposed, unknown, endingWithinThreeMonths: review.soon });
      else {
        for (const l of due) out.line(`${l.keptUntil ?? '?'.padEnd(10)}  ${l.clause.padEnd(8)} ${l.reference.padEnd(10)} ${l.what === 'record' ? 'record ' : 'entries'}  ${l.title}: ${l.because}`);
        if (review.more) out.line(`Only the first ${MOST_SHOWN} are shown.`);
        out.line(`${due.length} to be decided, ${proposed.length} proposed, ${held.length} held, ${unknown.length} without a day, on ${today}; ${review.soon} end within three months.`);
      }
      return EXIT.done;
    });
  },
};
