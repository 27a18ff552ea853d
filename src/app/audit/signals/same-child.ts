import { dayAndDate } from '../../../core/values/plain-date.ts';
import { showedChild } from '../events.ts';
import { isServiceWide } from './service-wide.ts';
import { groupBy, type FindSignals, type Found } from './signal.ts';

/** One child again and again: very often in a day, or on many days by somebody who does not work with the child. */
export const sameChild: FindSignals = (looks, { settings }) =>
  [...groupBy(looks.filter(showedChild), (l) => l.subject?.id ?? '')].flatMap(([child, own]): readonly Found[] => {
    const days = groupBy(own, (l) => l.day);
    const often = [...days].flatMap(([day, ofDay]): Found[] => {
      const first = ofDay[0];
      if (first === undefined || ofDay.length < settings.sameChildADay) return [];
      return [{ key: `${child} ${day}`, looks: ofDay, about: 'child', says: `Looked ${ofDay.length} times at the record of one child on ${dayAndDate(first.day, true)}. Shown from ${settings.sameChildADay} times in a day.` }];
    });
    if (days.size < settings.sameChildDays || own.some((l) => l.allocated) || own.some((l) => isServiceWide(l, settings))) return often;
    return [...often, { key: child, looks: own, about: 'child', says: `Looked on ${days.size} days, ${own.length} times in all, at the record of one child with whom they do not work. Shown from ${settings.sameChildDays} days.` }];
  });
