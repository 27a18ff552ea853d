import { daysBetween, type PlainDate } from '../values/plain-date.ts';
import type { Entry } from '../chronology/entry.ts';

export interface CustodyDays {
  /** days in custody from `from` (the day itself not counted) up to and including `to` */
  readonly days: number;
  /** since when and where, if the child is in custody on `to` */
  readonly now?: { readonly since: PlainDate; readonly place?: string };
}

/** Days that a child spent in custody in a stretch of time. @param timeline resolved, in order of time */
export function custodyDays(timeline: readonly Entry[], from: PlainDate, to: PlainDate): CustodyDays {
  let days = 0;
  let inside: { since: PlainDate; place?: string } | undefined;
  const count = (end: PlainDate): void => {
    if (!inside) return;
    const start = inside.since > from ? inside.since : from;
    days += Math.max(0, daysBetween(start, end));
  };
  for (const e of timeline) {
    if (e.occurredOn > to) break;
    if (e.kind === 'custody.started' && !inside) {
      const place = e.data['place'];
      inside = { since: e.occurredOn, ...(typeof place === 'string' ? { place } : {}) };
    } else if (e.kind === 'custody.ended' && inside) {
      count(e.occurredOn);
      inside = undefined;
    }
  }
  count(to);
  return { days, ...(inside ? { now: inside } : {}) };
}
