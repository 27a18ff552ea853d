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

/** What an agency asked, and what it was answered, it may read as long as anything is shared with it. */
const AS_LONG_AS_ANYTHING = '';

function readable(shares: readonly Share[]): readonly string[] {
  const last = new Map<string, string>();
  for (const s of shares) if (s.until > (last.get(s.agency) ?? AS_LONG_AS_ANYTHING)) last.set(s.agency, s.until);
  return shares.flatMap((s) => {
    const until = s.until === AS_LONG_AS_ANYTHING ? last.get(s.agency) : s.until;
    return until === undefined ? [] : s.entries.map((entry) => `${entry} ${s.agency} ${until}`);
  });
}

/** What agencies may read here: "entry agency last-day" for each entry, the disclosure itself among them. */
const shared: Fact<Shares> = {
  name: 'disclosure.shared',
  label: 'Shared here with agencies',
  about: 'child',
  type: { is: 'set' },
  kinds: ['disclosure.made', 'disclosure.ended', 'disclosure.asked', 'disclosure.answered'],
  init: { shares: [] },
  step(state, e: Entry) {
    if (e.kind === 'disclosure.ended') return e.of === undefined ? state : { shares: state.shares.filter((s) => s.disclosure !== e.of) };
    if (e.kind === 'disclosure.asked') return { shares: [...state.shares, { disclosure: e.id, agency: e.data['agency'] as string, entries: [e.id], until: AS_LONG_AS_ANYTHING }] };
    if (e.kind === 'disclosure.answered') return { shares: state.shares.map((s) => (s.disclosure === e.of ? { ...s, entries: [...s.entries, e.id] } : s)) };
    if (e.data['channel'] !== 'here') return state;
    const entries = ((e.data['entries'] as readonly { readonly entry: string }[] | undefined) ?? []).map((x) => x.entry);
    return { shares: [...state.shares, { disclosure: e.id, agency: e.data['to'] as string, entries: [e.id, ...entries], until: e.data['until'] as string }] };
  },
  value: (state) => [...new Set(readable(state.shares))],
};

export const disclosureFacts: readonly Fact[] = [shared];
