import { plainDate, type PlainDate } from '../../core/values/plain-date.ts';

const LONDON = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** The civil day and the time of day ("23:05") in London of an instant. */
export function inLondon(instant: string): { readonly day: PlainDate; readonly time: string } {
  const parts = new Map(LONDON.formatToParts(new Date(instant)).map((p) => [p.type, p.value]));
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return { day: plainDate(`${of('year')}-${of('month')}-${of('day')}`), time: `${of('hour')}:${of('minute')}` };
}

/** The instant at which a civil day begins in London, an hour from the day's own in summer. */
export function startOfDay(day: PlainDate): string {
  const utc = `${day}T00:00:00.000Z`;
  const { time } = inLondon(utc);
  return time === '00:00' ? utc : new Date(Date.parse(utc) - Number(time.slice(0, 2)) * 3_600_000).toISOString();
}
