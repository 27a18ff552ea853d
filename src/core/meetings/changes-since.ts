import type { EntryId } from '../values/ids.ts';
import type { PlainDate } from '../values/plain-date.ts';
import { rank } from '../chronology/scales.ts';
import type { Entry } from '../chronology/entry.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import type { Names } from '../chronology/kind.ts';
import { writeFactValue } from '../duties/evidence.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { Program } from '../policy/program.ts';

export type Direction = 'better' | 'worse' | 'neither';

/** One thing that is new about a child. */
export interface Change {
  readonly direction: Direction;
  readonly text: string;
  readonly on: PlainDate;
  readonly entry?: EntryId;
}

/** Which way an entry points by its kind alone. Kinds that are not here are shown as neither. */
const POINTS: Readonly<Record<string, (e: Entry) => Direction | undefined>> = {
  'offence.recorded': (e) => (e.data['status'] === 'discontinued' ? 'neither' : 'worse'),
  'breach.started': () => 'worse',
  'breach.closed': () => 'better',
  'contact.recorded': (e) => (e.data['outcome'] === 'missed-unacceptable' ? 'worse' : e.data['outcome'] === 'kept' ? 'better' : undefined),
  'risk-reduction.evidenced': () => 'better',
  'flag.set': (e) => (e.data['confirmed'] === false ? 'neither' : 'worse'),
  'flag.ended': () => 'better',
  'custody.started': () => 'worse',
  'custody.ended': () => 'neither',
  'order.started': () => 'neither',
  'order.ended': () => 'neither',
  'looked-after.recorded': () => 'neither',
  'address.recorded': () => 'neither',
  'information.considered': () => 'neither',
  'voice.recorded': () => 'neither',
};

/** Kinds of which many are usual: said once with their number. */
const COUNTED = new Set(['contact.recorded']);

/**
 * What has changed since a day, better as well as worse: values on a scale that moved, and what was recorded as having happened.
 * It lays out the record and weighs nothing.
 * @param timeline resolved, in order of time; only what the reader may see
 */
export function changesSince(program: Program, timeline: readonly Entry[], then: Env, now: Env, since: PlainDate, names: Names): readonly Change[] {
  const later = timeline.filter((e) => e.occurredOn > since && e.occurredOn <= now.day);
  return [...scaleChanges(program, then, now), ...countedChanges(later), ...singleChanges(later, names)];
}

/** A value on a scale (or a score) that is not what it was. A higher one is worse: the scales of the record measure risk. */
function scaleChanges(program: Program, then: Env, now: Env): Change[] {
  return program.subjects.child.slots.facts.flatMap((fact, i): Change[] => {
    const { type } = fact;
    if (type.is !== 'scale' || type.scale !== 'rating') return [];
    const before = fact.value(then.facts[i], then.day);
    const after = fact.value(now.facts[i], now.day);
    if (typeof before !== 'string' || typeof after !== 'string' || before === after) return [];
    const by = fact.by?.(now.facts[i]);
    return [{
      direction: rank(type.scale, after) > rank(type.scale, before) ? 'worse' : 'better',
      text: `${fact.label} ${writeFactValue(fact, before).toLowerCase()} → ${writeFactValue(fact, after).toLowerCase()}`,
      on: fact.since?.(now.facts[i], now.day) ?? now.day,
      ...(by === undefined ? {} : { entry: by }),
    }];
  });
}

function countedChanges(entries: readonly Entry[]): Change[] {
  const out: Change[] = [];
  for (const direction of ['better', 'worse'] as const) {
    const of = entries.filter((e) => COUNTED.has(e.kind) && POINTS[e.kind]?.(e) === direction);
    const last = of.at(-1);
    if (last === undefined) continue;
    const what = direction === 'better' ? 'kept' : 'missed without an acceptable reason';
    out.push({ direction, text: `${of.length} ${of.length === 1 ? 'contact' : 'contacts'} ${what}, the last on`, on: last.occurredOn, entry: last.id });
  }
  return out;
}

function singleChanges(entries: readonly Entry[], names: Names): Change[] {
  return entries.flatMap((e): Change[] => {
    const direction = COUNTED.has(e.kind) ? undefined : POINTS[e.kind]?.(e);
    const kind = kindOf(e.kind);
    return direction === undefined || kind === undefined ? [] : [{ direction, text: `${kind.label}: ${kind.summary(e.data, names)}`, on: e.occurredOn, entry: e.id }];
  });
}
