import type { EntryId } from '../../values/ids.ts';
import { addDays, type PlainDate } from '../../values/plain-date.ts';
import type { Entry } from '../entry.ts';
import type { Fact } from './fact.ts';

interface Span {
  readonly entry: EntryId;
  readonly worker: string;
  readonly from: PlainDate;
  readonly until: PlainDate;
  /** what else is known of it, as the database reads it */
  readonly more: string;
}
interface Spans {
  readonly list: readonly Span[];
}

/** Ends the span that an entry answers; without saying which, the only one there is. One that ends before it begins is none. */
function ended(state: Spans, e: Entry, last: PlainDate): Spans {
  const meant = (s: Span): boolean => (e.of === undefined ? state.list.length === 1 : s.entry === e.of);
  return { list: state.list.map((s) => (meant(s) && last < s.until ? { ...s, until: last } : s)).filter((s) => s.from <= s.until) };
}

const written = (s: Span): string => [s.worker, s.from, s.until, s.more].filter(Boolean).join(' ');

/** The volunteers of a child with first and last day ("worker day day"). Which day it is, is compared where the clock is: in the database. */
const volunteers: Fact<Spans> = {
  name: 'volunteers.assigned',
  label: 'Volunteers assigned',
  about: 'child',
  type: { is: 'set' },
  kinds: ['volunteer.assigned', 'volunteer.ended'],
  init: { list: [] },
  step(state, e) {
    if (e.kind === 'volunteer.ended') return ended(state, e, e.occurredOn);
    const { worker, from, until } = e.data as { readonly worker: string; readonly from: PlainDate; readonly until: PlainDate };
    return { list: [...state.list, { entry: e.id, worker, from, until, more: '' }] };
  },
  value: (state) => (state.list.length === 0 ? undefined : state.list.map(written)),
};

/** When a worker is away and who stands in ("stand-in day day agrees|not role,role"). */
const away: Fact<Spans> = {
  name: 'away',
  label: 'Away, and who stands in',
  about: 'worker',
  type: { is: 'set' },
  kinds: ['absence.recorded', 'absence.ended'],
  init: { list: [] },
  step(state, e) {
    if (e.kind === 'absence.ended') return ended(state, e, addDays(e.occurredOn, -1));
    const { from, until, roles, agrees } = e.data as { readonly from: PlainDate; readonly until: PlainDate; readonly roles: readonly string[]; readonly agrees: string };
    return { list: [...state.list, { entry: e.id, worker: e.data['stand-in'] as string, from, until, more: `${agrees === 'yes' ? 'agrees' : 'not'} ${roles.join(',')}` }] };
  },
  value: (state) => (state.list.length === 0 ? undefined : state.list.map(written)),
};

/** Who is there for somebody from a day to a day: volunteers for a child, a stand-in for a colleague. */
export const assignedFacts: readonly Fact[] = [volunteers, away];
