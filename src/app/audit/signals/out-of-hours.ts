import { dayAndDate } from '../../../core/values/plain-date.ts';
import { showedChild } from '../events.ts';
import { counted, groupBy, type FindSignals } from './signal.ts';

/** Records opened outside the ordinary hours, at a weekend or on a bank holiday. */
export const outOfHours: FindSignals = (looks, { settings, calendar }) => {
  const outside = looks.filter((l) => showedChild(l) && (!calendar.isWorkingDay(l.day) || l.time < settings.hoursFrom || l.time >= settings.hoursUntil));
  return [...groupBy(outside, (l) => l.day)].flatMap(([day, own]) => {
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined) return [];
    const children = new Set(own.map((l) => l.subject?.id)).size;
    const when = first.time === last.time ? `at ${first.time}` : `from ${first.time} to ${last.time}`;
    const why = calendar.isWorkingDay(first.day) ? `Ordinary hours are ${settings.hoursFrom} to ${settings.hoursUntil}` : `It was ${calendar.holidayName(first.day) ?? 'a weekend'}`;
    return [{ key: day, looks: own, says: `Looked ${counted(own.length, 'time')} at ${counted(children, 'child’s record', 'children’s records')} on ${dayAndDate(first.day, true)}, ${when}. ${why}.` }];
  });
};
