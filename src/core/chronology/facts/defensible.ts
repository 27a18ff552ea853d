import type { Entry } from '../entry.ts';
import { MAPPA_CATEGORIES, MAPPA_LEVELS } from '../kinds/panel/mappa-recorded.ts';
import { between, latest, type Fact } from './fact.ts';

type Step = { readonly step: string; readonly done: boolean; readonly reason?: string };

/** Steps of the procedure that were left out of a risk decision without saying why. */
const unexplained: Fact<{ readonly steps: readonly string[] }> = {
  name: 'decision.unexplained',
  label: 'Steps left out without a reason',
  about: 'child',
  type: { is: 'set' },
  kinds: ['risk-decision.made'],
  init: { steps: [] },
  step: (s, e: Entry) => ({
    steps: [...new Set([...s.steps, ...((e.data['steps'] as readonly Step[] | undefined) ?? []).filter((x) => !x.done && (x.reason ?? '').trim() === '').map((x) => x.step)])],
  }),
  value: (s) => s.steps,
};

/** How many kinds of source have given verified information since the last assessment was signed off. */
const sources: Fact<{ readonly sorts: readonly string[] }> = {
  name: 'sources.sorts',
  label: 'Kinds of source with verified information, since the last assessment',
  about: 'child',
  type: { is: 'number' },
  kinds: ['source.recorded', 'assessment.signed-off'],
  init: { sorts: [] },
  step(s, e: Entry) {
    if (e.kind === 'assessment.signed-off') return { sorts: [] };
    return e.data['verified'] === true ? { sorts: [...new Set([...s.sorts, String(e.data['sort'])])] } : s;
  },
  value: (s) => s.sorts.length,
};

const retention: Fact<{ readonly until?: string; readonly disposed?: boolean }> = {
  name: 'retention.until',
  label: 'The record is kept until',
  about: 'child',
  type: { is: 'date' },
  kinds: ['case.closed', 'disposal.decided', 'order.started'],
  init: {},
  step(s, e) {
    // A new order opens the case again: nothing is put forward for disposal while it runs.
    if (e.kind === 'order.started') return {};
    const until = (e.data['retain-until'] ?? e.data['until']) as string | undefined;
    if (e.kind === 'disposal.decided' && e.data['outcome'] === 'dispose') return { ...s, disposed: true };
    return until === undefined ? s : { until };
  },
  value: (s) => (s.disposed === true ? undefined : s.until),
};

/** What shows afterwards that a decision can be defended, and how long the record is kept. */
export const defensibleFacts: readonly Fact[] = [
  latest('mappa.category', 'MAPPA category', { is: 'choice', options: MAPPA_CATEGORIES }, 'mappa.recorded', 'category'),
  latest('mappa.level', 'MAPPA level', { is: 'choice', options: MAPPA_LEVELS }, 'mappa.recorded', 'level'),
  unexplained,
  sources,
  between('case.closed', 'The case is closed', { 'case.closed': () => true }, { 'order.started': () => true }),
  retention,
];
