import { dayAndDate } from '../../../core/values/plain-date.ts';
import { showedChild } from '../events.ts';
import { groupBy, type FindSignals } from './signal.ts';

/** Days that are needed before what is usual for somebody can be said. */
const DAYS_TO_KNOW = 5;

/** More children in a day than the setting, and many times what the person usually opens in a day. */
export const manyChildren: FindSignals = (looks, { settings }) => {
  const days = [...groupBy(looks.filter(showedChild), (l) => l.day).values()].map((own) => ({ looks: own, children: new Set(own.map((l) => l.subject?.id)).size }));
  return days.flatMap((day) => {
    const first = day.looks[0];
    if (first === undefined || day.children < settings.manyChildren) return [];
    const others = days.filter((d) => d !== day).map((d) => d.children);
    const usual = others.length < DAYS_TO_KNOW ? undefined : middleOf(others);
    if (usual !== undefined && day.children < usual * settings.timesUsual) return [];
    const than = usual === undefined ? `There are fewer than ${DAYS_TO_KNOW} other days to compare with` : `On ${others.length} other days it was usually ${usual}`;
    return [{ key: first.day, looks: day.looks, says: `Opened the records of ${day.children} children on ${dayAndDate(first.day, true)}. ${than}. Shown from ${settings.manyChildren} children and ${settings.timesUsual} times the usual number.` }];
  });
};

function middleOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
