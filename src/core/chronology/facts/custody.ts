import type { Role } from '../../access/roles.ts';
import type { EntryId } from '../../values/ids.ts';
import type { Period } from '../../values/period.ts';
import type { PlainDate } from '../../values/plain-date.ts';
import type { Entry } from '../entry.ts';
import type { Fact, FactType, FactValue } from './fact.ts';

/** One time in custody; another begins only after a release. */
interface Stay {
  readonly since?: PlainDate;
  readonly by?: EntryId;
  readonly release?: { readonly on: PlainDate; readonly estimated: boolean; readonly since: PlainDate; readonly by: EntryId };
}

function stepStay(state: Stay, entry: Entry): Stay {
  switch (entry.kind) {
    case 'custody.started':
      return state.since === undefined ? { ...state, since: entry.occurredOn, by: entry.id } : state;
    case 'custody.ended':
      return {};
    default: {
      const on = entry.data['release'] as PlainDate;
      const estimated = entry.data['estimated'] === true;
      const same = state.release?.on === on && state.release.estimated === estimated;
      return { ...state, release: { on, estimated, since: same ? state.release.since : entry.occurredOn, by: entry.id } };
    }
  }
}

function ofStay(name: string, label: string, type: FactType, value: (s: Stay) => FactValue, about: 'stay' | 'release' = 'release'): Fact<Stay> {
  return {
    name, label, about: 'child', type, value,
    kinds: ['custody.started', 'custody.ended', 'custody.release-date-set'],
    init: {},
    step: stepStay,
    since: (s) => (about === 'stay' ? s.since : s.release?.since),
    by: (s) => (about === 'stay' ? s.by : s.release?.by),
  };
}

interface Visits {
  readonly stay: Stay;
  readonly every?: Period;
  readonly first?: PlainDate;
  readonly last?: PlainDate;
  readonly by?: EntryId;
}

/** Whether somebody of a role took part: those named, or the author where nobody is. */
export function tookPart(entry: Entry, role: Role): boolean {
  const by = entry.data['by'] as readonly Role[] | undefined;
  return by === undefined || by.length === 0 ? entry.recordedAs === role : by.includes(role);
}

/** Purposes that make a visit one in custody. */
const IN_CUSTODY: readonly unknown[] = ['custody', 'pre-release'];

function stepVisits(role: Role): (state: Visits, entry: Entry) => Visits {
  return (state, entry) => {
    switch (entry.kind) {
      case 'custody.ended':
        return { stay: {} };
      case 'custody-visits.set': {
        if (!(entry.data['for'] as readonly Role[]).includes(role)) return state;
        const { first: _first, ...rest } = state;
        const first = entry.data['first'] as PlainDate | undefined;
        return { ...rest, every: entry.data['every'] as Period, by: entry.id, ...(first === undefined ? {} : { first }) };
      }
      case 'visit.completed':
        return IN_CUSTODY.includes(entry.data['purpose']) && tookPart(entry, role) ? { ...state, last: entry.occurredOn } : state;
      default: {
        const stay = stepStay(state.stay, entry);
        return stay === state.stay ? state : { ...state, stay };
      }
    }
  };
}

/** How often those of a role visit in custody, and from when that counts. */
function visitsOf(role: Role): readonly Fact[] {
  const of = (name: string, label: string, type: FactType, value: (s: Visits) => FactValue): Fact<Visits> => ({
    name: `custody-visits.${role}.${name}`, label, about: 'child', type, value,
    kinds: ['custody.started', 'custody.ended', 'custody-visits.set', 'visit.completed'],
    init: { stay: {} },
    step: stepVisits(role),
    by: (s) => s.by,
  });
  const who = role.replaceAll('-', ' ');
  return [
    of('every', `Custody visits of the ${who} every`, { is: 'period' }, (s) => s.every),
    of('first', `First custody visit of the ${who} by`, { is: 'date' }, (s) => s.first),
    of('counted-from', `Last custody visit of the ${who}, or the start of custody`, { is: 'date' }, (s) => s.last ?? s.stay.since),
  ];
}

const VISITORS: readonly Role[] = ['case-manager', 'offender-management-coordinator', 'seconded-police-officer'];

/** The time in custody, its end, and the visits of each role in it. */
export const custodyFacts: readonly Fact[] = [
  ofStay('custody.since', 'In custody since', { is: 'date' }, (s) => s.since, 'stay'),
  ofStay('custody.release', 'Release date', { is: 'date' }, (s) => s.release?.on),
  ofStay('custody.release-estimated', 'The release date is an estimate', { is: 'boolean' }, (s) => s.release?.estimated === true),
  ...VISITORS.flatMap(visitsOf),
];
