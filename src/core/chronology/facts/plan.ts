import type { EntryId } from '../../values/ids.ts';
import type { PlainDate } from '../../values/plain-date.ts';
import { lastOn, type Fact, type FactType, type FactValue } from './fact.ts';

interface Plan {
  readonly version?: string;
  readonly on?: PlainDate;
  readonly by?: EntryId;
  readonly shared?: PlainDate;
}

/** The plan in force; sharing speaks of the version that stood then. */
function ofPlan(name: string, label: string, type: FactType, value: (p: Plan) => FactValue): Fact<Plan> {
  return {
    name, label, about: 'child', type,
    kinds: ['plan.agreed', 'plan.shared'],
    init: {},
    step(state, entry) {
      if (entry.kind === 'plan.shared') return { ...state, shared: entry.occurredOn };
      const version = entry.data['version'] as string | undefined;
      return { on: entry.occurredOn, by: entry.id, ...(version === undefined ? {} : { version }) };
    },
    value,
    since: (p) => p.on,
    by: (p) => p.by,
  };
}

/** The plan (Pathways and Planning) and when somebody else last had it. */
export const planFacts: readonly Fact[] = [
  lastOn('plan.agreed-on', 'Plan agreed', ['plan.agreed']),
  ofPlan('plan.version', 'Version of the plan', { is: 'text' }, (p) => p.version),
  ofPlan('plan.shared-on', 'This plan last shared', { is: 'date' }, (p) => p.shared),
];
