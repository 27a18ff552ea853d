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

function ofResidence(name: string, label: string, type: FactType, value: (s: Residence, day: PlainDate) => FactValue): Fact<Residence> {
  return {
    name, label, about: 'child', type, kinds: ['residence.recorded'], init: {}, step, value,
    wake: (s, day) => (s.until !== undefined && s.until >= day ? addDays(s.until, 1) : undefined),
    since: (s, day) => (over(s, day) && s.until !== undefined ? addDays(s.until, 1) : s.on),
    by: (s) => s.by,
  };
}

interface Involved {
  readonly agencies: readonly string[];
}

const agenciesNumber: Fact<Involved> = {
  name: 'agencies.number',
  label: 'How many agencies are involved, the service not counted',
  about: 'child',
  type: { is: 'number' },
  kinds: ['agency.involved', 'agency.no-longer-involved'],
  init: { agencies: [] },
  step(s, e) {
    const agency = String(e.data['agency']);
    const rest = s.agencies.filter((a) => a !== agency);
    return { agencies: e.kind === 'agency.involved' ? [...rest, agency] : rest };
  },
  value: (s) => s.agencies.length,
};

/** Where the child lives and whether that can be relied on; how many agencies are there. */
export const residenceFacts: readonly Fact[] = [
  ofResidence('residence.place', 'Place of residence', { is: 'text' }, (s, day) => (over(s, day) ? undefined : s.place)),
  ofResidence('residence.secure', 'Has a secure place of residence', { is: 'boolean' }, (s, day) => s.secure === true && !over(s, day)),
  ofResidence('residence.until', 'Residence known to last until', { is: 'date' }, (s) => s.until),
  agenciesNumber,
];
