import { plainDate, type PlainDate } from '../core/values/plain-date.ts';
import type { Clock } from './ports/index.ts';

const LONDON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' });
const DAY_MS = 86_400_000;

/**
 * The machine's clock, with the civil day in London.
 * @param fixed the day that is always today; instants then run on from that day at the present time of day
 */
export function machineClock(fixed?: PlainDate): Clock {
  const dayOf = (at: Date): PlainDate => plainDate(LONDON.format(at));
  if (fixed === undefined) return { now: () => new Date().toISOString(), today: () => dayOf(new Date()) };
  const shift = Math.round((Date.parse(fixed) - Date.parse(dayOf(new Date()))) / DAY_MS) * DAY_MS;
  return { now: () => new Date(Date.now() + shift).toISOString(), today: () => fixed };
}
