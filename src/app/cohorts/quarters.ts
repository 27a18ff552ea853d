import { addDays, addMonths, dateOf, partsOf, type PlainDate } from '../../core/values/plain-date.ts';

/** A quarter of the calendar. */
export interface Quarter {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** "January to March 2026" */
  readonly title: string;
}

const TITLES = ['January to March', 'April to June', 'July to September', 'October to December'] as const;

/** The quarter in which a day lies. */
export function quarterOf(day: PlainDate): Quarter {
  const { year, month } = partsOf(day);
  const n = Math.floor((month - 1) / 3);
  const from = dateOf(year, n * 3 + 1, 1) ?? day;
  return { from, to: addDays(addMonths(from, 3), -1), title: `${TITLES[n] ?? ''} ${year}` };
}

/** The quarter of a day, cut off with that day, and as many before it as make `count`, the latest first. */
export function quartersBefore(day: PlainDate, count: number): readonly Quarter[] {
  const now = quarterOf(day);
  const running = day < now.to ? { ...now, to: day, title: `${now.title}, so far` } : now;
  const earlier = Array.from({ length: count - 1 }, (_, i) => quarterOf(addMonths(now.from, -3 * (i + 1))));
  return [running, ...earlier];
}
