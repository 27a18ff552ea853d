import type { EntryId } from '../../values/ids.ts';
import type { PlainDate } from '../../values/plain-date.ts';
import type { Entry } from '../entry.ts';
import { AGREEMENT_TYPES } from '../kinds/partnership/agreement-types.ts';
import { PRINCIPLES } from '../kinds/partnership/principle-evidenced.ts';
import { UNIT_SORTS } from '../kinds/partnership/unit-recorded.ts';
import { collected, latest, type Fact, type FactType, type FactValue } from './fact.ts';

/** An agreement with its reviews folded in. */
export interface Agreed {
  readonly id: EntryId;
  /** the agreement itself and each review of it */
  readonly entries: readonly EntryId[];
  readonly type: string;
  readonly title: string;
  readonly on: PlainDate;
  readonly version?: string;
  readonly reviewedOn?: PlainDate;
  readonly nextReview?: PlainDate;
  readonly ended: boolean;
}

interface Agreements {
  readonly list: readonly Agreed[];
}

const KINDS = ['agreement.registered', 'agreement.reviewed'];

function step(s: Agreements, e: Entry): Agreements {
  const next = e.data['next-review'] as PlainDate | undefined;
  const version = e.data['version'] as string | undefined;
  const extra = { ...(next === undefined ? {} : { nextReview: next }), ...(version === undefined ? {} : { version }) };
  if (e.kind === 'agreement.registered') return { list: [...s.list, { id: e.id, entries: [e.id], type: String(e.data['type']), title: String(e.data['title']), on: e.occurredOn, ended: false, ...extra }] };
  const running = s.list.filter((a) => !a.ended);
  // Without saying which, it is the one that there is.
  const which = e.of === undefined ? (running.length === 1 ? running[0] : undefined) : s.list.find((a) => a.entries.includes(e.of!));
  return {
    list: s.list.map((a) => {
      if (a !== which) return a;
      const { nextReview: _done, ...rest } = a;
      return { ...rest, ...extra, entries: [...a.entries, e.id], reviewedOn: e.occurredOn, ended: e.data['outcome'] === 'ended' };
    }),
  };
}

/** The agreements of a unit's chronology with their reviews, the oldest first. */
export function agreementsOf(entries: readonly Entry[]): readonly Agreed[] {
  return entries.filter((e) => KINDS.includes(e.kind)).reduce<Agreements>(step, { list: [] }).list;
}

function ofAgreements(name: string, label: string, type: FactType, value: (s: Agreements) => FactValue): Fact<Agreements> {
  return { name, label, about: 'unit', type, kinds: KINDS, init: { list: [] }, step, value };
}

interface Obligations {
  readonly list: readonly { readonly ids: readonly EntryId[]; readonly what: string; readonly status?: string }[];
}

/** Obligations of which it was said that they are not met, or not wholly. */
const notMet: Fact<Obligations> = {
  name: 'obligation.not-met',
  label: 'Obligations that are not met',
  about: 'unit',
  type: { is: 'set' },
  kinds: ['obligation.set', 'obligation.status-set', 'obligation.challenged'],
  init: { list: [] },
  step(s, e) {
    if (e.kind === 'obligation.set') return { list: [...s.list, { ids: [e.id], what: String(e.data['what']) }] };
    return {
      list: s.list.map((o) => {
        if (e.of === undefined || !o.ids.includes(e.of)) return o;
        return e.kind === 'obligation.challenged' ? { ...o, ids: [...o.ids, e.id] } : { ...o, status: String(e.data['status']) };
      }),
    };
  },
  value: (s) => s.list.filter((o) => o.status === 'not-met' || o.status === 'partly').map((o) => o.what),
};

/** What is known of a partner or of the service itself. */
export const partnershipFacts: readonly Fact[] = [
  ofAgreements('agreements.running', 'An agreement is in force', { is: 'boolean' }, (s) => s.list.some((a) => !a.ended)),
  latest('unit.name', 'Name', { is: 'text' }, 'unit.recorded', 'name', 'unit'),
  latest('unit.sort', 'What it is', { is: 'choice', options: UNIT_SORTS }, 'unit.recorded', 'sort', 'unit'),
  latest('unit.statutory', 'Has duties by statute', { is: 'boolean' }, 'unit.recorded', 'statutory', 'unit'),
  ofAgreements('agreement.types', 'Agreements in force', { is: 'set', options: AGREEMENT_TYPES }, (s) => [...new Set(s.list.filter((a) => !a.ended).map((a) => a.type))]),
  ofAgreements('agreement.next-review', 'Next review of an agreement', { is: 'date' }, (s) => s.list.flatMap((a) => (a.ended || a.nextReview === undefined ? [] : [a.nextReview])).sort()[0]),
  notMet,
  collected('principle.evidenced', 'Data protection principles with evidence', { 'principle.evidenced': (e) => String(e.data['principle']) }, {}, PRINCIPLES, 'unit'),
];
