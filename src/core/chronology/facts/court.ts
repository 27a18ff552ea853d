import { addDays, type PlainDate } from '../../values/plain-date.ts';
import type { EntryId } from '../../values/ids.ts';
import type { Entry } from '../entry.ts';
import { HEARING_PURPOSES } from '../kinds/court/hearing-listed.ts';
import { between, type Fact, type FactType, type FactValue } from './fact.ts';

interface Hearing {
  readonly id: EntryId;
  readonly on: PlainDate;
  readonly purpose: string;
}

interface Hearings {
  readonly list: readonly Hearing[];
}

function step(state: Hearings, entry: Entry): Hearings {
  if (entry.kind === 'court.hearing-listed') {
    return { list: [...state.list, { id: entry.id, on: entry.data['on'] as PlainDate, purpose: entry.data['purpose'] as string }] };
  }
  // Without saying which, it is the one of that day or the only one that has come.
  const come = state.list.filter((h) => h.on <= entry.occurredOn);
  const which = entry.of ?? come.find((h) => h.on === entry.occurredOn)?.id ?? (come.length === 1 ? come[0]?.id : undefined);
  return which === undefined ? state : { list: state.list.filter((h) => h.id !== which) };
}

/** The hearing that comes next, if one is listed for that day or later and has not been heard. */
function next(state: Hearings, day: PlainDate): Hearing | undefined {
  return state.list.filter((h) => h.on >= day).reduce<Hearing | undefined>((a, b) => (a === undefined || b.on < a.on ? b : a), undefined);
}

function ofHearings(name: string, label: string, type: FactType, value: (h: Hearing) => FactValue): Fact<Hearings> {
  return {
    name, label, about: 'child', type,
    kinds: ['court.hearing-listed', 'court.heard'],
    init: { list: [] },
    step,
    value(state, day) {
      const hearing = next(state, day);
      return hearing === undefined ? undefined : value(hearing);
    },
    wake(state, day) {
      const hearing = next(state, day);
      return hearing === undefined ? undefined : addDays(hearing.on, 1);
    },
    by: (state) => state.list.at(-1)?.id,
  };
}

/** Hearings to come and applications for civil orders. */
export const courtFacts: readonly Fact[] = [
  ofHearings('court.next-hearing', 'Next court hearing', { is: 'date' }, (h) => h.on),
  ofHearings('court.next-purpose', 'What the next hearing is for', { is: 'choice', options: HEARING_PURPOSES }, (h) => h.purpose),
  between('civil-order.open', 'Application for a civil order', { 'civil-order.applied': () => true }, { 'civil-order.concluded': () => true }),
];
