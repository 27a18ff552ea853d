import type { EntryId } from '../../values/ids.ts';
import { addDays, type PlainDate } from '../../values/plain-date.ts';
import type { Entry } from '../entry.ts';
import type { Fact, FactType, FactValue } from './fact.ts';

interface Residence {
  readonly place?: string;
  readonly secure?: boolean;
  readonly on?: PlainDate;
  readonly until?: PlainDate;
  readonly by?: EntryId;
}

function step(_s: Residence, e: Entry): Residence {
  const until = e.data['until'] as PlainDate | undefined;
  return { place: String(e.data['place']), secure: e.data['secure'] === true, on: e.occurredOn, by: e.id, ...(until === undefined ? {} : { until }) };
}

const over = (s: Residence, day: PlainDate): boolean => s.until !== undefined && s.until < day;
const sinceWhen = (s: Residence, day: PlainDate): PlainDate | undefined => (over(s, day) && s.until !== undefined ? addDays(s.until, 1) : s.on);

function ofResidence(name: string, label: string, type: FactType, value: (s: Residence, day: PlainDate) => FactValue): Fact<Residence> {
  return {
    name, label, about: 'child', type, kinds: ['residence.recorded'], init: {}, step, value,
    wake: (s, day) => (s.until !== undefined && s.until >= day ? addDays(s.until, 1) : undefined),
    since: sinceWhen,
    by: (s) => s.by,
  };
}

/** Where the child lives, since when, and whether that can be relied on. */
export const residenceFacts: readonly Fact[] = [
  ofResidence('residence.place', 'Place of residence', { is: 'text' }, (s, day) => (over(s, day) ? undefined : s.place)),
  ofResidence('residence.secure', 'Has a secure place of residence', { is: 'boolean' }, (s, day) => s.secure === true && !over(s, day)),
  ofResidence('residence.on', 'Lives there, or has no place, since', { is: 'date' }, sinceWhen),
  ofResidence('residence.until', 'Residence known to last until', { is: 'date' }, (s) => s.until),
];
