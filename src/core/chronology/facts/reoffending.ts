import type { PlainDate } from '../../values/plain-date.ts';
import type { Entry } from '../entry.ts';
import { rank, scaleValues } from '../scales.ts';
import type { Fact, FactValue } from './fact.ts';

interface Offence {
  readonly on: PlainDate;
  readonly gravity?: number;
}
interface Course {
  readonly offences: readonly Offence[];
  readonly registered?: PlainDate;
  readonly firstOrder?: PlainDate;
}

/** An allegation is no offence yet, and what was discontinued is none any longer. */
const COUNTED: readonly unknown[] = ['charge', 'proven'];

function step(state: Course, entry: Entry): Course {
  switch (entry.kind) {
    case 'offence.recorded': {
      if (!COUNTED.includes(entry.data['status'])) return state;
      const gravity = entry.data['gravity'];
      return { ...state, offences: [...state.offences, { on: entry.occurredOn, ...(typeof gravity === 'number' ? { gravity } : {}) }] };
    }
    case 'dyo.classified':
      return { ...state, registered: entry.occurredOn };
    default:
      return state.firstOrder === undefined ? { ...state, firstOrder: (entry.data['starts'] as PlainDate | undefined) ?? entry.occurredOn } : state;
  }
}

/** What counts as a reoffence: on or after registration as DYO; never registered, after the first order; without either, after the first offence. */
function reoffences(state: Course): readonly Offence[] {
  const { registered, firstOrder, offences } = state;
  if (registered !== undefined) return offences.filter((o) => o.on >= registered);
  const begun = firstOrder ?? offences[0]?.on;
  return begun === undefined ? [] : offences.filter((o) => o.on > begun);
}

function ofCourse(name: string, label: string, type: 'number' | 'date', value: (state: Course) => FactValue): Fact<Course> {
  return { name, label, about: 'child', type: { is: type }, kinds: ['offence.recorded', 'dyo.classified', 'order.started'], init: { offences: [] }, step, value };
}

interface Ratings {
  readonly reoffending?: string;
  readonly harm?: string;
}

/** The higher of the two ratings of risk. */
const highestRisk: Fact<Ratings> = {
  name: 'risk.highest',
  label: 'Higher of the ratings of reoffending and harm',
  about: 'child',
  type: { is: 'scale', scale: 'rating' },
  kinds: ['assessment.completed'],
  init: {},
  step(state, entry) {
    const { reoffending, harm } = entry.data;
    return { ...state, ...(typeof reoffending === 'string' ? { reoffending } : {}), ...(typeof harm === 'string' ? { harm } : {}) };
  },
  value: (s) => scaleValues('rating').findLast((v) => [s.reoffending, s.harm].some((x) => x !== undefined && rank('rating', x) === rank('rating', v))),
};

/** Offences as a course: how many there have been since the child came to be supervised, and how grave. Charges and what was proven count. */
export const reoffendingFacts: readonly Fact[] = [
  ofCourse('offences', 'Offences', 'number', (s) => s.offences.length),
  ofCourse('reoffences', 'Reoffences', 'number', (s) => reoffences(s).length),
  ofCourse('reoffences.last', 'Last reoffence', 'date', (s) => reoffences(s).at(-1)?.on),
  ofCourse('gravity.highest', 'Highest gravity of a reoffence', 'number', (s) => {
    const scores = reoffences(s).flatMap((o) => (o.gravity === undefined ? [] : [o.gravity]));
    return scores.length === 0 ? undefined : Math.max(...scores);
  }),
  highestRisk,
];
