import type { Entry } from '../entry.ts';
import type { Fact } from './fact.ts';

interface Share {
  readonly disclosure: string;
  readonly agency: string;
  readonly entries: readonly string[];
  readonly until: string;
}

interface Shares {
  readonly shares: readonly Share[];
}

/** What agencies may read here: "entry agency last-day" for each entry, the disclosure itself among them. */
const shared: Fact<Shares> = {
  name: 'disclosure.shared',
  label: 'Shared here with agencies',
  about: 'child',
  type: { is: 'set' },
  kinds: ['disclosure.made', 'disclosure.ended'],
  init: { shares: [] },
  step(state, e: Entry) {
    if (e.kind === 'disclosure.ended') return e.of === undefined ? state : { shares: state.shares.filter((s) => s.disclosure !== e.of) };
    if (e.data['channel'] !== 'here') return state;
    const entries = ((e.data['entries'] as readonly { readonly entry: string }[] | undefined) ?? []).map((x) => x.entry);
    return { shares: [...state.shares, { disclosure: e.id, agency: e.data['to'] as string, entries: [e.id, ...entries], until: e.data['until'] as string }] };
  },
  value: (state) => [...new Set(state.shares.flatMap((s) => s.entries.map((entry) => `${entry} ${s.agency} ${s.until}`)))],
};

export const disclosureFacts: readonly Fact[] = [shared];
