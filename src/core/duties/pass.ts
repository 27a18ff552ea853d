import { addDays, type PlainDate } from '../values/plain-date.ts';
import type { Entry } from '../chronology/entry.ts';
import { NO_ENTRY, type Env } from '../policy/expression/slots.ts';
import type { SubjectProgram } from '../policy/program.ts';

const LONG_AGO = '0001-01-01' as PlainDate;

/** What has changed at one moment of the pass. */
export interface Moment {
  /** slots of the facts and of the history words that changed, each once */
  readonly changedFacts: readonly number[];
  readonly changedTrackers: readonly number[];
  /** the entry that made the moment; absent when time alone did */
  readonly entry?: Entry;
}

/**
 * One walk along a chronology: folds facts and trackers entry by entry and also stops on days on which something
 * changes by itself (a birthday, the end of an order, three unbroken months). Nothing is ever searched backwards.
 */
export class Pass {
  readonly env: Env;
  readonly #program: SubjectProgram;
  readonly #visit: (moment: Moment) => void;
  readonly #factsOfKind: ReadonlyMap<string, readonly number[]>;
  readonly #trackersOfKind: ReadonlyMap<string, readonly number[]>;
  readonly #momentary: readonly number[];
  readonly #waking: { readonly facts: readonly number[]; readonly trackers: readonly number[] };
  readonly #factWake: (PlainDate | undefined)[];
  readonly #trackerWake: (PlainDate | undefined)[];
  readonly #extraDays: readonly PlainDate[];
  #extraAt = 0;
  readonly #changedFacts: boolean[];
  readonly #changedTrackers: boolean[];
  /** the next day on which something changes by itself; worked out again when a day of waking has changed */
  #next: PlainDate | undefined;
  #nextKnown = false;
  readonly #factsNow: number[] = [];
  readonly #trackersNow: number[] = [];

  /**
   * @param extraDays further days on which to stop, in order (sittings of meetings)
   * @param visit called after each moment at which something changed, and for each entry
   */
  constructor(program: SubjectProgram, extraDays: readonly PlainDate[], visit: (moment: Moment) => void) {
    const { slots } = program;
    const index = indexOf(program);
    this.#program = program;
    this.#visit = visit;
    this.#factsOfKind = index.factsOfKind;
    this.#trackersOfKind = index.trackersOfKind;
    this.#momentary = index.momentary;
    this.#waking = index.waking;
    this.#extraDays = extraDays;
    this.#factWake = new Array<PlainDate | undefined>(slots.facts.length).fill(undefined);
    this.#trackerWake = new Array<PlainDate | undefined>(slots.trackers.length).fill(undefined);
    this.#changedFacts = new Array<boolean>(slots.facts.length).fill(false);
    this.#changedTrackers = new Array<boolean>(slots.trackers.length).fill(false);
    this.env = {
      facts: slots.facts.map((f) => f.init),
      trackers: slots.trackers.map((t) => t.init),
      day: LONG_AGO,
      sittings: [],
      entry: NO_ENTRY,
    };
  }

  /** Takes the next entry of the timeline; time passes up to its day first. */
  step(entry: Entry): void {
    this.advanceTo(entry.occurredOn);
    const { env } = this;
    const { slots } = this.#program;
    this.#forget();
    env.entry = entry;
    for (const i of this.#factsOfKind.get(entry.kind) ?? []) {
      const before = env.facts[i];
      const now = slots.facts[i]!.step(before, entry);
      if (now !== before) {
        env.facts[i] = now;
        this.#noteFact(i);
        this.#setFactWake(i);
      }
    }
    for (const i of this.#trackersOfKind.get(entry.kind) ?? []) {
      const before = env.trackers[i];
      const now = slots.trackers[i]!.onEntry!(before, env, this.#changedFacts);
      if (now !== before) {
        env.trackers[i] = now;
        this.#noteTracker(i);
        this.#setTrackerWake(i);
      }
    }
    this.#settle();
    this.#visit({ changedFacts: this.#factsNow, changedTrackers: this.#trackersNow, entry });
  }

  /** Lets time pass: stops on each day up to and including `day` on which something changes by itself. */
  advanceTo(day: PlainDate): void {
    for (let next = this.nextWake(); next !== undefined && next <= day; next = this.nextWake()) this.#wakeOn(next);
    if (day > this.env.day) this.env.day = day;
  }

  /** The next day on which something changes by itself, if one is known. */
  nextWake(): PlainDate | undefined {
    if (!this.#nextKnown) {
      this.#next = this.#findNextWake();
      this.#nextKnown = true;
    }
    return this.#next;
  }

  #findNextWake(): PlainDate | undefined {
    let next: PlainDate | undefined;
    for (const i of this.#waking.facts) {
      const d = this.#factWake[i];
      if (d !== undefined && (next === undefined || d < next)) next = d;
    }
    for (const i of this.#waking.trackers) {
      const d = this.#trackerWake[i];
      if (d !== undefined && (next === undefined || d < next)) next = d;
    }
    const extra = this.#extraDays[this.#extraAt];
    return extra !== undefined && (next === undefined || extra < next) ? extra : next;
  }

  #wakeOn(day: PlainDate): void {
    this.#forget();
    if (day > this.env.day) this.env.day = day;
    this.env.entry = NO_ENTRY;
    this.#nextKnown = false;
    while (this.#extraDays[this.#extraAt] !== undefined && this.#extraDays[this.#extraAt]! <= day) this.#extraAt += 1;
    for (const i of this.#waking.facts) {
      if (this.#factWake[i] !== undefined && this.#factWake[i]! <= day) {
        this.#noteFact(i);
        this.#setFactWake(i);
      }
    }
    for (const i of this.#waking.trackers) {
      if (this.#trackerWake[i] !== undefined && this.#trackerWake[i]! <= day) {
        this.#noteTracker(i);
        this.#setTrackerWake(i);
      }
    }
    this.#settle();
    this.#visit({ changedFacts: this.#factsNow, changedTrackers: this.#trackersNow });
  }

  /** Lasting states are looked at after everything else, because they rest on it. */
  #settle(): void {
    for (const i of this.#momentary) {
      const before = this.env.trackers[i];
      const now = this.#program.slots.trackers[i]!.onMoment!(before, this.env);
      if (now !== before) {
        this.env.trackers[i] = now;
        this.#noteTracker(i);
      }
      this.#setTrackerWake(i);
    }
  }

  #setFactWake(i: number): void {
    const next = this.#program.slots.facts[i]!.wake?.(this.env.facts[i], this.env.day);
    const wake = next !== undefined && next > this.env.day ? next : undefined;
    if (wake === this.#factWake[i]) return;
    this.#factWake[i] = wake;
    this.#nextKnown = false;
  }

  #setTrackerWake(i: number): void {
    const next = this.#program.slots.trackers[i]!.wake?.(this.env.trackers[i], this.env);
    const wake = next !== undefined && next > this.env.day ? next : undefined;
    if (wake === this.#trackerWake[i]) return;
    this.#trackerWake[i] = wake;
    this.#nextKnown = false;
  }

  #forget(): void {
    for (const i of this.#factsNow) this.#changedFacts[i] = false;
    for (const i of this.#trackersNow) this.#changedTrackers[i] = false;
    this.#factsNow.length = 0;
    this.#trackersNow.length = 0;
  }

  #noteFact(i: number): void {
    if (this.#changedFacts[i] === true) return;
    this.#changedFacts[i] = true;
    this.#factsNow.push(i);
  }

  #noteTracker(i: number): void {
    if (this.#changedTrackers[i] === true) return;
    this.#changedTrackers[i] = true;
    this.#trackersNow.push(i);
  }
}

interface Index {
  readonly factsOfKind: ReadonlyMap<string, readonly number[]>;
  readonly trackersOfKind: ReadonlyMap<string, readonly number[]>;
  readonly momentary: readonly number[];
  readonly waking: { readonly facts: readonly number[]; readonly trackers: readonly number[] };
}

const INDEXES = new WeakMap<SubjectProgram, Index>();

function indexOf(program: SubjectProgram): Index {
  const known = INDEXES.get(program);
  if (known) return known;
  const byKind = (items: readonly { readonly kinds: readonly string[] }[], wanted: (i: number) => boolean): Map<string, number[]> => {
    const map = new Map<string, number[]>();
    items.forEach((item, i) => {
      if (wanted(i)) for (const k of item.kinds) map.set(k, [...(map.get(k) ?? []), i]);
    });
    return map;
  };
  const { facts, trackers } = program.slots;
  const index: Index = {
    factsOfKind: byKind(facts, () => true),
    trackersOfKind: byKind(trackers, (i) => trackers[i]!.onEntry !== undefined),
    momentary: trackers.flatMap((t, i) => (t.onMoment ? [i] : [])),
    waking: { facts: facts.flatMap((f, i) => (f.wake ? [i] : [])), trackers: trackers.flatMap((t, i) => (t.wake ? [i] : [])) },
  };
  INDEXES.set(program, index);
  return index;
}

/** The days after sittings: on each, what was to be done before the sitting has been done or missed. */
export function daysAfter(days: readonly PlainDate[]): PlainDate[] {
  return days.map((d) => addDays(d, 1)).sort();
}
