import { ageOn, birthday, type PlainDate } from '../../values/plain-date.ts';
import { collected, latest, type Fact, type FactValue, type Known } from './fact.ts';

const IDENTITY = 'identity.recorded';

const age: Fact<Known<PlainDate> | undefined> = {
  name: 'age',
  label: 'Age',
  about: 'child',
  type: { is: 'number' },
  kinds: [IDENTITY],
  init: undefined,
  step(state, entry) {
    const born = entry.data['date-of-birth'] as PlainDate | undefined;
    return born === undefined ? state : { value: born, on: entry.occurredOn, by: entry.id, since: entry.occurredOn };
  },
  value: (state, day): FactValue => (state ? ageOn(state.value, day) : undefined),
  wake: (state, day) => (state ? birthday(state.value, ageOn(state.value, day) + 1) : undefined),
  since: (state, day) => (state ? birthday(state.value, ageOn(state.value, day)) : undefined),
  by: (state) => state?.by,
};

interface Marks {
  readonly confirmed: readonly string[];
  readonly unconfirmed: readonly Known<string>[];
}

/** Flags that somebody says and nobody has confirmed; one that stands confirmed is not made doubtful by a tracker that repeats it. */
const unconfirmedFlags: Fact<Marks> = {
  name: 'flags.unconfirmed',
  label: 'Flags from elsewhere, source unconfirmed',
  about: 'child',
  type: { is: 'set' },
  kinds: ['flag.set', 'flag.ended'],
  init: { confirmed: [], unconfirmed: [] },
  step(state, entry) {
    const flag = entry.data['flag'] as string;
    const confirmed = state.confirmed.filter((f) => f !== flag);
    const unconfirmed = state.unconfirmed.filter((m) => m.value !== flag);
    if (entry.kind === 'flag.ended') return { confirmed, unconfirmed };
    if (entry.data['confirmed'] !== false) return { confirmed: [...confirmed, flag], unconfirmed };
    if (state.confirmed.includes(flag) || state.unconfirmed.some((m) => m.value === flag)) return state;
    return { confirmed, unconfirmed: [...unconfirmed, { value: flag, on: entry.occurredOn, by: entry.id, since: entry.occurredOn }] };
  },
  value: (state) => state.unconfirmed.map((m) => m.value),
  since: (state) => state.unconfirmed.at(-1)?.since,
  by: (state) => state.unconfirmed.at(-1)?.by,
};

/** Who the child is and who works with them. */
export const personFacts: readonly Fact[] = [
  latest('surname', 'Surname', { is: 'text' }, IDENTITY, 'surname'),
  latest('forenames', 'Forenames', { is: 'text' }, IDENTITY, 'forenames'),
  latest('known-as', 'Known as', { is: 'text' }, IDENTITY, 'known-as'),
  latest('reference', 'Reference', { is: 'text' }, IDENTITY, 'reference'),
  latest('date-of-birth', 'Date of birth', { is: 'date' }, IDENTITY, 'date-of-birth'),
  latest('sex', 'Sex', { is: 'text' }, IDENTITY, 'sex'),
  latest('ethnicity', 'Ethnicity', { is: 'text' }, IDENTITY, 'ethnicity'),
  age,
  latest('area', 'Neighbourhood policing area', { is: 'text' }, 'address.recorded', 'area'),
  latest('looked-after', 'Looked-after status', { is: 'choice', options: { 'looked-after': 'Looked after', 'was-looked-after': 'Was looked after', 'child-in-need': 'Child in need', 'child-protection': 'Child protection plan', none: 'None' } }, 'looked-after.recorded', 'status'),
  collected(
    'flags',
    'Flags',
    { 'flag.set': (e) => (e.data['confirmed'] === false ? undefined : (e.data['flag'] as string)) },
    { 'flag.ended': (e) => e.data['flag'] as string },
  ),
  unconfirmedFlags,
  collected(
    'agencies',
    'Agencies involved',
    { 'agency.involved': (e) => e.data['agency'] as string },
    { 'agency.no-longer-involved': (e) => e.data['agency'] as string },
  ),
];

const ALLOCATED = ['case-manager', 'team-manager', 'seconded-police-officer', 'offender-management-coordinator'] as const;

function allocated(role: string): Fact<Known<string> | undefined> {
  return {
    name: `allocated.${role}`,
    label: `Allocated ${role.replaceAll('-', ' ')}`,
    about: 'child',
    type: { is: 'text' },
    kinds: ['allocation.made', 'allocation.ended'],
    init: undefined,
    step(state, entry) {
      if (entry.data['role'] !== role) return state;
      if (entry.kind === 'allocation.ended') {
        // The end of one worker's allocation leaves the successor's.
        const { worker } = entry.data;
        return worker !== undefined && state !== undefined && worker !== state.value ? state : undefined;
      }
      return { value: entry.data['worker'] as string, on: entry.occurredOn, by: entry.id, since: entry.occurredOn };
    },
    value: (state) => state?.value,
    since: (state) => state?.since,
    by: (state) => state?.by,
  };
}

export const allocationFacts: readonly Fact[] = ALLOCATED.map(allocated);
