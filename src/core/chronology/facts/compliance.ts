import type { EntryId } from '../../values/ids.ts';
import type { PlainDate } from '../../values/plain-date.ts';
import type { Entry } from '../entry.ts';
import type { Fact } from './fact.ts';

interface Failures {
  /** missed without an acceptable reason, and nothing done about it yet; oldest first */
  readonly open: readonly { readonly id: EntryId; readonly on: PlainDate }[];
}

/** What is done after a failure answers that one; without saying which, every failure up to then. */
function step(state: Failures, entry: Entry): Failures {
  if (entry.kind === 'contact.recorded') {
    return entry.data['outcome'] === 'missed-unacceptable' ? { open: [...state.open, { id: entry.id, on: entry.occurredOn }] } : state;
  }
  if (state.open.length === 0) return state;
  return { open: entry.of !== undefined && state.open.some((f) => f.id === entry.of) ? state.open.filter((f) => f.id !== entry.of) : [] };
}

/** Failures to comply that wait for somebody to do something. */
const open: Fact<Failures> = {
  name: 'failures.open',
  label: 'Failures to comply without an action',
  about: 'child',
  type: { is: 'number' },
  kinds: ['contact.recorded', 'enforcement.action', 'compliance-panel.arranged', 'breach.started'],
  init: { open: [] },
  step,
  value: (s) => s.open.length,
  since: (s) => s.open[0]?.on,
  by: (s) => s.open[0]?.id,
};

const since: Fact<Failures> = { ...open, name: 'failures.since', label: 'Oldest failure without an action', type: { is: 'date' }, value: (s) => s.open[0]?.on };

export const complianceFacts: readonly Fact[] = [open, since];
