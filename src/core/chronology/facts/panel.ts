import type { EntryId } from '../../values/ids.ts';
import { addDays, type PlainDate } from '../../values/plain-date.ts';
import type { Entry } from '../entry.ts';
import { rank } from '../scales.ts';
import { latest, type Fact, type FactType, type FactValue } from './fact.ts';

/** A child before one panel: what brought it there, when it sits, when it was heard. */
interface Before {
  /** the referral that has not been heard yet */
  readonly referredOn?: PlainDate;
  /** days for which the child is booked and has not been heard, the earliest first */
  readonly booked: readonly PlainDate[];
  /** all days for which there was a booking, the earliest first */
  readonly ever: readonly PlainDate[];
  readonly heardOn?: PlainDate;
  /** the review that the panel set when it last heard the child */
  readonly set?: PlainDate;
  readonly by?: EntryId;
}

/** What brings a child before a panel, and what shows that it was heard there. */
interface PanelKinds {
  readonly name: string;
  readonly panel: string;
  /** beside `panel.referred` */
  readonly referrals: readonly string[];
  readonly heard: string;
}

function stepBefore(of: PanelKinds): (state: Before, entry: Entry) => Before {
  return (state, entry) => {
    if (entry.kind === of.heard) {
      const { referredOn, set: _set, ...rest } = state;
      const set = entry.data['next-review'] as PlainDate | undefined;
      // A referral made after the panel sat waits for its next sitting.
      const waits = referredOn !== undefined && referredOn > entry.occurredOn ? { referredOn } : {};
      return { ...rest, ...waits, booked: state.booked.filter((d) => d > entry.occurredOn), heardOn: entry.occurredOn, by: entry.id, ...(set === undefined ? {} : { set }) };
    }
    if (entry.kind === 'panel.booked') {
      if (entry.data['panel'] !== of.panel) return state;
      const on = entry.data['on'] as PlainDate;
      // A place whose day went by without a hearing is given up by the next one.
      const booked = [...new Set([...state.booked.filter((d) => d >= entry.occurredOn), on])].sort();
      return { ...state, booked, ever: [...new Set([...state.ever, on])].sort(), by: entry.id };
    }
    if (entry.kind === 'panel.referred' && entry.data['panel'] !== of.panel) return state;
    return { ...state, referredOn: entry.occurredOn, by: entry.id };
  };
}

/** A booking changes what holds on its day and on the day after. */
function nextTurn(s: Before, day: PlainDate): PlainDate | undefined {
  const set = s.set === undefined ? [] : [s.set];
  return [...s.ever, ...set].flatMap((d) => [d, addDays(d, 1)]).filter((d) => d > day).sort()[0];
}

function nextReview(s: Before): PlainDate | undefined {
  return s.booked[0] ?? s.set;
}

function factsOf(of: PanelKinds, title: string): readonly Fact[] {
  const fact = (name: string, label: string, type: FactType, value: (s: Before, day: PlainDate) => FactValue): Fact<Before> => ({
    name: `${of.name}.${name}`,
    label: `${title}: ${label}`,
    about: 'child',
    type,
    kinds: ['panel.referred', 'panel.booked', ...of.referrals, of.heard],
    init: { booked: [], ever: [] },
    step: stepBefore(of),
    value,
    wake: nextTurn,
    by: (s) => s.by,
  });
  const day: FactType = { is: 'date' };
  const yes: FactType = { is: 'boolean' };
  return [
    fact('referred-on', 'referred and not heard yet, since', day, (s) => s.referredOn),
    fact('booked-for', 'booked for', day, (s) => s.booked[0]),
    fact('sits-today', 'booked for this day', yes, (s, today) => s.booked.includes(today)),
    fact('heard-on', 'last heard', day, (s) => s.heardOn),
    fact('next-review', 'next review', day, nextReview),
    fact('review-missed', 'the day of the review has gone by', yes, (s, today) => {
      const next = nextReview(s);
      return next !== undefined && next < today;
    }),
    fact('review-due', 'a review is due and not booked', yes, (s, today) => s.booked.length === 0 && s.set !== undefined && s.set <= today),
    fact('last-sat', 'the last day for which there was a place', day, (s, today) => s.ever.filter((d) => d <= today).at(-1)),
    fact('awaits-outcome', 'it sat and no outcome is recorded', yes, (s, today) => s.booked.some((d) => d <= today)),
  ];
}

interface Risk {
  readonly values: Readonly<Record<string, string>>;
  readonly rose: boolean;
  readonly by?: EntryId;
  readonly since?: PlainDate;
}

const RISKS = ['harm', 'reoffending', 'safety-and-wellbeing'] as const;

/** The last assessment rated a risk higher than the one before that rated it. */
const rose: Fact<Risk> = {
  name: 'risk.rose',
  label: 'The last assessment rates a risk higher than before',
  about: 'child',
  type: { is: 'boolean' },
  kinds: ['assessment.completed'],
  init: { values: {}, rose: false },
  step(state, entry) {
    const values = { ...state.values };
    let higher = false;
    for (const name of RISKS) {
      const now = entry.data[name];
      if (typeof now !== 'string') continue;
      const before = values[name];
      if (before !== undefined && rank('rating', now) > rank('rating', before)) higher = true;
      values[name] = now;
    }
    return { values, rose: higher, by: entry.id, since: entry.occurredOn };
  },
  value: (s) => s.rose,
  by: (s) => s.by,
  since: (s) => s.since,
};

interface Sentence {
  readonly on?: PlainDate;
  readonly by?: EntryId;
}

/** The day of the custodial sentence that is being served. A stay of which no basis is recorded counts; remand and recall do not. */
const sentenced: Fact<Sentence> = {
  name: 'custody.sentenced-on',
  label: 'Custodial sentence passed on',
  about: 'child',
  type: { is: 'date' },
  kinds: ['custody.started', 'custody.ended'],
  init: {},
  step(state, entry) {
    if (entry.kind === 'custody.ended') return {};
    const basis = entry.data['basis'];
    return basis === undefined || basis === 'sentence' ? { on: entry.occurredOn, by: entry.id } : state;
  },
  value: (s) => s.on,
  since: (s) => s.on,
  by: (s) => s.by,
};

/** Panels: who waits for them, when they sit, what they decided. */
export const panelFacts: readonly Fact[] = [
  ...factsOf({ name: 'case-panel', panel: 'case-management-and-diversity', referrals: [], heard: 'panel.decided' }, 'Case management panel'),
  ...factsOf({ name: 'referral-panel', panel: 'referral', referrals: ['iom-referral.sent'], heard: 'referral-panel.decided' }, 'Referral panel'),
  latest('case-panel.added-value', 'A referral for IOM or MAPPA has added value', { is: 'boolean' }, 'panel.decided', 'added-value'),
  latest('referral.destination', 'Referred for', { is: 'choice', options: { iom: 'IOM', mappa: 'MAPPA', both: 'IOM and MAPPA' } }, 'iom-referral.completed', 'destination'),
  latest('referral-panel.iom', 'Outcome for IOM', { is: 'choice', options: { rejected: 'Reject with feedback – not IOM', local: 'IOM - Local', 'co-located': 'IOM – Co-located' } }, 'referral-panel.decided', 'iom-outcome'),
  latest('referral-panel.mappa', 'Outcome for MAPPA', { is: 'choice', options: { rejected: 'Reject with feedback – not MAPPA Level 2 or 3', registering: 'Registering for consideration at MAPPA Level 2 or 3' } }, 'referral-panel.decided', 'mappa-outcome'),
  rose,
  sentenced,
];
