import type { EntryId } from '../../values/ids.ts';
import type { PlainDate } from '../../values/plain-date.ts';
import type { Entry } from '../entry.ts';
import { rank } from '../scales.ts';
import { between, lastOn, latest, type Fact } from './fact.ts';

interface Level {
  /** the value in force */
  readonly value?: string;
  readonly since?: PlainDate;
  readonly by?: EntryId;
  /** the unbroken value began with an entry whose beginning is known */
  readonly startKnown: boolean;
  /** given, lower than the value in force, and not confirmed yet */
  readonly pending?: { readonly value: string; readonly by: EntryId };
}

const NONE: Level = { startKnown: false };

/**
 * The colour in force. A provisional rise counts at once, a provisional fall only when a manager has confirmed it,
 * so that nobody's work is lightened on an unconfirmed rating.
 */
function stepLevel(state: Level, entry: Entry): Level {
  switch (entry.kind) {
    case 'rag.set': {
      const value = entry.data['colour'] as string;
      const lower = state.value !== undefined && rank('rag', value) < rank('rag', state.value);
      if (entry.data['provisional'] === true && lower) return { ...state, pending: { value, by: entry.id } };
      return inForce(state, value, entry.occurredOn, entry.id, entry.data['start-known'] !== false);
    }
    case 'rag.confirmed':
      if (state.pending === undefined || (entry.of !== undefined && entry.of !== state.pending.by)) return state;
      return inForce(state, state.pending.value, entry.occurredOn, entry.id, true);
    default:
      return NONE;
  }
}

function inForce(state: Level, value: string, on: PlainDate, by: EntryId, startKnown: boolean): Level {
  // A colour whose beginning is not known counts from the first rating of it that is.
  if (state.value === value && (state.startKnown || !startKnown)) return { value, startKnown: state.startKnown, ...(state.since ? { since: state.since } : {}), by };
  return { value, since: on, by, startKnown };
}

const RAG_KINDS = ['rag.set', 'rag.confirmed', 'dyo.ended'];

const rag: Fact<Level> = {
  name: 'rag',
  label: 'RAG',
  about: 'child',
  type: { is: 'scale', scale: 'rag' },
  kinds: RAG_KINDS,
  init: NONE,
  step: stepLevel,
  value: (s) => s.value,
  since: (s) => s.since,
  by: (s) => s.by,
};

const pending: Fact<Level> = {
  ...rag,
  name: 'rag.awaiting',
  label: 'Lower rating that awaits a manager',
  value: (s) => s.pending?.value,
  by: (s) => s.pending?.by,
};

const startKnown: Fact<Level> = { ...rag, name: 'rag.start-known', label: 'The start of the colour is known', type: { is: 'boolean' }, value: (s) => s.startKnown };

interface Course {
  readonly level: Level;
  /** the last change of the colour in force was a fall, made by this entry */
  readonly fellBy?: EntryId;
  /** the last entry that rated or confirmed */
  readonly last?: EntryId;
  /** given between two meetings and not confirmed by one */
  readonly interim?: EntryId;
}

/** Which way the colour last went, and whether a meeting has yet to confirm it. */
function stepCourse(state: Course, entry: Entry): Course {
  if (entry.kind === 'dyo.ended') return { level: NONE };
  const level = stepLevel(state.level, entry);
  const was = state.level.value;
  const now = level.value;
  const turned = was !== undefined && now !== undefined && was !== now;
  const fellBy = turned ? (rank('rag', now) < rank('rag', was) ? entry.id : undefined) : state.fellBy;
  const interim = entry.kind === 'rag.set' ? (entry.data['interim'] === true ? entry.id : undefined) : state.interim;
  return { level, last: entry.id, ...(fellBy === undefined ? {} : { fellBy }), ...(interim === undefined ? {} : { interim }) };
}

function ofCourse(name: string, label: string, value: (c: Course) => boolean): Fact<Course> {
  return { name, label, about: 'child', type: { is: 'boolean' }, kinds: RAG_KINDS, init: { level: NONE }, step: stepCourse, value, since: (c) => c.level.since, by: (c) => c.last };
}

/** DYO status and the rating of those who have it. */
export const dyoFacts: readonly Fact[] = [
  between('dyo.active', 'DYO', { 'dyo.classified': () => true }, { 'dyo.ended': () => true }),
  lastOn('dyo.on', 'DYO since', ['dyo.classified']),
  latest('dyo.criterion', 'DYO criterion', { is: 'set' }, 'dyo.classified', 'criterion'),
  rag,
  pending,
  startKnown,
  ofCourse('rag.fell', 'The rating last went down', (c) => c.fellBy !== undefined),
  ofCourse('rag.fell-now', 'The rating went down with this entry', (c) => c.fellBy !== undefined && c.fellBy === c.last),
  ofCourse('rag.interim', 'Rated between two meetings, not yet confirmed by one', (c) => c.interim !== undefined),
  latest('rag.given', 'Last rating given', { is: 'scale', scale: 'rag' }, 'rag.set', 'colour'),
  lastOn('rag.rated-on', 'Last rated', ['rag.set']),
];
