import type { Entry } from '../entry.ts';
import { lastOn, latest, type Fact } from './fact.ts';

interface Supervision {
  /** the DYO cases on the agenda of the supervision that is not closed yet */
  readonly dyo: readonly string[];
  readonly cases: readonly string[];
  /** for each child what has been noted since the last supervision */
  readonly notes: Readonly<Record<string, { readonly plan: boolean; readonly risk: boolean }>>;
  readonly agenda: boolean;
}

const NONE: Supervision = { dyo: [], cases: [], notes: {}, agenda: false };
const KINDS = ['supervision.agenda', 'supervision.case-discussed', 'supervision.held'];

function step(state: Supervision, e: Entry): Supervision {
  if (e.kind === 'supervision.held') return NONE;
  if (e.kind === 'supervision.agenda') {
    const cases = e.data['cases'] as readonly { readonly child: string; readonly dyo: boolean }[];
    return { ...state, agenda: true, cases: cases.map((c) => c.child), dyo: cases.filter((c) => c.dyo).map((c) => c.child) };
  }
  const child = e.data['child'] as string;
  const written = (name: string): boolean => typeof e.data[name] === 'string' && (e.data[name] as string).trim() !== '';
  const before = state.notes[child] ?? { plan: false, risk: false };
  return { ...state, notes: { ...state.notes, [child]: { plan: before.plan || written('plan'), risk: before.risk || written('risk') } } };
}

function open(name: string, label: string, type: Fact['type'], value: (s: Supervision) => ReturnType<Fact['value']>): Fact<Supervision> {
  return { name, label, about: 'worker', type, kinds: KINDS, init: NONE, step, value };
}

/** What is known of somebody who works with children, as far as it is recorded about them. */
export const workerFacts: readonly Fact[] = [
  open('supervision.listed', 'There is an agenda', { is: 'boolean' }, (s) => s.agenda),
  open('supervision.without-plan', 'DYO without a note on the plan', { is: 'set' }, (s) => s.dyo.filter((c) => s.notes[c]?.plan !== true)),
  open('supervision.without-risk', 'DYO without a note on the risk', { is: 'set' }, (s) => s.dyo.filter((c) => s.notes[c]?.risk !== true)),
  lastOn('supervision.last', 'Last supervision', ['supervision.held'], () => true, 'worker'),
  latest('supervision.next', 'Supervision planned', { is: 'date' }, 'supervision.planned', 'on', 'worker'),
];
