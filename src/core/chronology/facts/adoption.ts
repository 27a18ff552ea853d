import type { PlainDate } from '../../values/plain-date.ts';
import type { Fact } from './fact.ts';

interface Adoptions {
  readonly list: readonly { readonly version: PlainDate; readonly from: PlainDate; readonly lock: string }[];
}

/**
 * The versions of the policy that the service has adopted, one line each: version, first day, lock. The database keeps its table by
 * it. Of two from the same day the one recorded later counts.
 */
const adopted: Fact<Adoptions> = {
  name: 'policy.adopted',
  label: 'Adopted versions of the policy',
  about: 'unit',
  type: { is: 'set' },
  kinds: ['policy.adopted'],
  init: { list: [] },
  step: (s, e) => {
    const from = e.data['from'] as PlainDate;
    return { list: [...s.list.filter((a) => a.from !== from), { version: e.data['version'] as PlainDate, from, lock: String(e.data['lock']) }] };
  },
  value: (s) => s.list.map((a) => `${a.version} ${a.from} ${a.lock}`),
};

/** What is known of the service's own policy. */
export const adoptionFacts: readonly Fact[] = [adopted];
