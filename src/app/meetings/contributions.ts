import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { AGENCY_SORTS } from '../../core/chronology/kinds/allocation/agency-involved.ts';

/** An agency that works with the child, and when its information was last considered; undefined: nothing since. */
export interface Contribution {
  readonly agency: string;
  readonly label: string;
  readonly on?: PlainDate;
}

/** Who has contributed since the last rating and who has not, of the agencies that are involved. @param timeline resolved, in order of time */
export function contributionsSince(timeline: readonly Entry[], since: PlainDate | undefined, day: PlainDate): readonly Contribution[] {
  const involved = new Set<string>();
  const given = new Map<string, PlainDate>();
  for (const e of timeline) {
    if (e.occurredOn > day) break;
    const agency = e.data['agency'];
    if (e.kind === 'agency.involved' && typeof agency === 'string') involved.add(agency);
    if (e.kind === 'agency.no-longer-involved' && typeof agency === 'string') involved.delete(agency);
    const holder = e.data['held-by'];
    if (e.kind === 'information.considered' && typeof holder === 'string' && (since === undefined || e.occurredOn > since)) {
      involved.add(holder);
      given.set(holder, e.occurredOn);
    }
  }
  return [...involved].map((agency) => {
    const on = given.get(agency);
    return { agency, label: (AGENCY_SORTS as Readonly<Record<string, string>>)[agency] ?? agency, ...(on === undefined ? {} : { on }) };
  });
}
