import { dayAndDate } from '../../../core/values/plain-date.ts';
import { isFailed } from '../events.ts';
import { groupBy, type FindSignals } from './signal.ts';

/** Many tries in a day that were refused or led nowhere: ids that were guessed, rights that somebody lacks, sign-ins that failed. */
export const failedTries: FindSignals = (looks, { settings }) =>
  [...groupBy(looks.filter((l) => isFailed(l.event)), (l) => l.day)].flatMap(([day, own]) => {
    const first = own[0];
    if (first === undefined || own.length < settings.failedTries) return [];
    return [{ key: day, looks: own, says: `${own.length} tries on ${dayAndDate(first.day, true)} were refused or found nothing. Shown from ${settings.failedTries} in a day.` }];
  });
