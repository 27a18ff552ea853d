import { dayAndDate } from '../../../core/values/plain-date.ts';
import { showedChild } from '../events.ts';
import { isServiceWide } from './service-wide.ts';
import { counted, groupBy, type FindSignals } from './signal.ts';

/** Children whom the person does not hold, in whose records they have written nothing, and whom nobody of their team holds: a day at a time. */
export const notTheirs: FindSignals = (looks, { settings }) =>
  [...groupBy(looks.filter((l) => showedChild(l) && !l.allocated && !isServiceWide(l, settings)), (l) => l.day)].flatMap(([day, own]) => {
    const first = own[0];
    if (first === undefined) return [];
    const names = [...new Map(own.map((l) => [l.subject?.id, l.about ?? 'Name not recorded'])).values()];
    const whom = names.length <= MOST_NAMED ? names.join(', ') : `${names.slice(0, MOST_NAMED).join(', ')} and ${counted(names.length - MOST_NAMED, 'other')}`;
    return [{ key: day, looks: own, says: `Looked on ${dayAndDate(first.day, true)} at ${counted(names.length, 'child', 'children')} with whom they do not work: ${whom}. They hold none of these cases, have written nothing in them, and nobody in their team holds one (as it is today).` }];
  });

const MOST_NAMED = 5;
