import type { EntryId } from '../../values/ids.ts';
import type { Entry } from '../entry.ts';
import { IOM_TIERS } from '../kinds/allocation/iom-tier-set.ts';
import { between, collected, lastOn, latest, type Fact, type FactValue, type Known } from './fact.ts';

/** A brother or a sister as the record of the child knows them. */
export interface Sibling {
  readonly entry: EntryId;
  /** the last entry that answered whether they are at risk: what a referral answers */
  readonly answeredBy?: EntryId;
  readonly risk?: 'yes' | 'no';
  readonly referred: boolean;
}

interface Siblings {
  readonly list: readonly Sibling[];
}

const KINDS = ['sibling.recorded', 'sibling.answered', 'sibling.referred'];

function step(state: Siblings, e: Entry): Siblings {
  const risk = e.data['at-risk'] as 'yes' | 'no' | undefined;
  if (e.kind === 'sibling.recorded') return { list: [...state.list, { entry: e.id, referred: false, ...(risk === undefined ? {} : { risk, answeredBy: e.id }) }] };
  const [only] = state.list;
  const meant = (s: Sibling): boolean => (e.of === undefined ? state.list.length === 1 && s === only : s.entry === e.of || s.answeredBy === e.of);
  return { list: state.list.map((s) => (!meant(s) ? s : e.kind === 'sibling.referred' ? { ...s, referred: true } : { ...s, referred: false, answeredBy: e.id, ...(risk === undefined ? {} : { risk }) })) };
}

/** The siblings of a chronology, in the order in which they came on record. */
export function siblingsOf(timeline: readonly Entry[]): readonly Sibling[] {
  return timeline.filter((e) => KINDS.includes(e.kind)).reduce<Siblings>(step, { list: [] }).list;
}

function counting(name: string, label: string, matches: (s: Sibling) => boolean): Fact<Siblings> {
  return { name, label, about: 'child', type: { is: 'number' }, kinds: KINDS, init: { list: [] }, step, value: (s) => s.list.filter(matches).length };
}

/** Nobody has looked at it yet: a list then puts it before those that were looked at longest ago. */
const neverOverseen: Fact<{ readonly never: boolean }> = {
  name: 'oversight.never',
  label: 'No management oversight yet',
  about: 'child',
  type: { is: 'boolean' },
  kinds: ['oversight.recorded'],
  init: { never: true },
  step: (s) => (s.never ? { never: false } : s),
  value: (s) => s.never,
};

/** The tier under Integrated Offender Management; not known where there is none. */
const iomTier: Fact<Known<FactValue> | undefined> = {
  ...latest('iom.tier', 'IOM tier', { is: 'choice', options: IOM_TIERS }, 'iom.tier-set', 'tier'),
  value: (s) => (s?.value === 'none' ? undefined : s?.value),
};

/** Those beside a child, who looks over the work, and what an allocation waits for. */
export const relationFacts: readonly Fact[] = [
  counting('siblings.recorded', 'Siblings on record', () => true),
  counting('siblings.unanswered', 'Siblings of whom it is not said whether they are at risk', (s) => s.risk === undefined),
  counting('siblings.to-refer', 'Siblings at risk who are not referred', (s) => s.risk === 'yes' && !s.referred),
  lastOn('siblings.checked-on', 'Siblings last checked', ['siblings.checked']),
  collected('allocation.open', 'Allocations left open', { 'allocation.undecided': (e) => e.data['role'] as string }, { 'allocation.made': (e) => e.data['role'] as string }),
  iomTier,
  lastOn('oversight.on', 'Last management oversight', ['oversight.recorded']),
  neverOverseen,
];

/** What is known of a young person who is not a child of the service. */
export const preventionFacts: readonly Fact[] = [
  latest('person.name', 'Name', { is: 'text' }, 'prevention.concern', 'name', 'person'),
  latest('person.area', 'Neighbourhood policing area', { is: 'text' }, 'prevention.concern', 'area', 'person'),
  latest('person.beside', 'Brother or sister of', { is: 'text' }, 'prevention.concern', 'beside', 'person'),
  between('prevention.open', 'Prevention concern', { 'prevention.concern': () => true }, { 'prevention.ended': () => true }, 'person'),
  lastOn('prevention.since', 'Last concern', ['prevention.concern'], () => true, 'person'),
];
