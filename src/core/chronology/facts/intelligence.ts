import type { Entry } from '../entry.ts';
import { lastOn, type Fact, type Known } from './fact.ts';

/** Requirements that somebody can go and look at. */
const CHECKABLE: readonly string[] = ['curfew', 'residence', 'exclusion', 'electronic-monitoring'];

interface Checkable {
  readonly address: boolean;
  readonly requirements: readonly string[];
}

/** An address, or a requirement that can be looked at: what the local police may be told of. */
const canBeChecked: Fact<Checkable> = {
  name: 'checks.possible',
  label: 'There is something that can be checked',
  about: 'child',
  type: { is: 'boolean' },
  kinds: ['address.recorded', 'order.started', 'order.ended', 'requirement.set', 'requirement.ended'],
  init: { address: false, requirements: [] },
  step(state, entry) {
    const named = entry.data['requirement'];
    switch (entry.kind) {
      case 'address.recorded':
        return state.address || entry.data['address'] === undefined ? state : { ...state, address: true };
      case 'order.started':
        return { ...state, requirements: [...state.requirements, ...((entry.data['requirements'] as readonly string[] | undefined) ?? []).filter((r) => CHECKABLE.includes(r))] };
      case 'requirement.set':
        return typeof named === 'string' && CHECKABLE.includes(named) ? { ...state, requirements: [...state.requirements, named] } : state;
      case 'requirement.ended':
        return { ...state, requirements: state.requirements.filter((r) => r !== named) };
      default:
        return { ...state, requirements: [] };
    }
  },
  value: (state) => state.address || state.requirements.length > 0,
};

interface Holders {
  readonly items: readonly Known<string>[];
}

/** Who has the child's name on a list and has not been asked to remove it. */
const heldBy: Fact<Holders> = {
  name: 'name-list.held-by',
  label: 'Has the name on a list',
  about: 'child',
  type: { is: 'set' },
  kinds: ['name-list.shared', 'name-list.removal-asked'],
  init: { items: [] },
  step(state, entry) {
    const named = recipientsOf(entry);
    if (entry.kind === 'name-list.removal-asked') return { items: state.items.filter((i) => !named.includes(i.value)) };
    const fresh = named.filter((r) => !state.items.some((i) => i.value === r));
    return fresh.length === 0 ? state : { items: [...state.items, ...fresh.map((value) => ({ value, on: entry.occurredOn, by: entry.id, since: entry.occurredOn }))] };
  },
  value: (state) => state.items.map((i) => i.value),
  since: (state) => state.items.at(-1)?.since,
  by: (state) => state.items.at(-1)?.by,
};

function recipientsOf(entry: Entry): readonly string[] {
  const { recipients } = entry.data;
  return Array.isArray(recipients) ? recipients.filter((r) => typeof r === 'string') : [];
}

/** Intelligence, liaison and what others were given. */
export const intelligenceFacts: readonly Fact[] = [
  lastOn('intelligence.last', 'Last intelligence', ['intelligence.notice', 'intelligence.updated']),
  lastOn('liaison.last', 'Last liaison', ['liaison.held']),
  lastOn('checks.last', 'Last check by the local police', ['check.made']),
  canBeChecked,
  heldBy,
];
