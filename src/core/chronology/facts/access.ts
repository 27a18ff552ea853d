import type { Entry } from '../entry.ts';
import { between, latest, type Fact } from './fact.ts';

interface Named {
  readonly people: readonly string[];
}

/** Who may open a restricted record; nobody in particular where it is not restricted. */
const named: Fact<Named> = {
  name: 'access.named',
  label: 'Who may open the record',
  about: 'child',
  type: { is: 'set' },
  kinds: ['case.restricted', 'case.unrestricted'],
  init: { people: [] },
  step: (_state, e) => ({ people: e.kind === 'case.restricted' ? (e.data['people'] as readonly { readonly worker: string }[]).map((p) => p.worker) : [] }),
  value: (state) => state.people,
};

interface Glass {
  readonly openings: readonly { readonly worker: string; readonly until: string }[];
}

/** Who has opened it in an emergency, and until when ("worker instant"). The instant is compared where the clock is: in the database. */
const broken: Fact<Glass> = {
  name: 'access.emergency',
  label: 'Opened in an emergency',
  about: 'child',
  type: { is: 'set' },
  kinds: ['glass.broken'],
  init: { openings: [] },
  step(state, e: Entry) {
    const opening = { worker: e.data['worker'] as string, until: e.data['until'] as string };
    return { openings: [...state.openings.filter((o) => o.worker !== opening.worker), opening] };
  },
  value: (state) => state.openings.map((o) => `${o.worker} ${o.until}`),
};

/** Who may know of a record beyond the ordinary rules. */
export const accessFacts: readonly Fact[] = [
  between('access.restricted', 'Restricted record', { 'case.restricted': () => true }, { 'case.unrestricted': () => true }),
  latest('access.ask', 'Whom others may ask', { is: 'text' }, 'case.restricted', 'ask'),
  named,
  broken,
];
