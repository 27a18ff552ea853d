import type { PlainDate } from '../../values/plain-date.ts';
import type { Entry, EntryData, SubjectKind } from '../../chronology/entry.ts';
import type { Fact } from '../../chronology/facts/fact.ts';
import { FACTS } from '../../chronology/facts/index.ts';

/** What a condition sees while the fold passes by. */
export interface Env {
  /** state of each fact, by its slot */
  readonly facts: unknown[];
  /** state of each tracker, by its slot */
  readonly trackers: unknown[];
  day: PlainDate;
  /** sittings of all meetings, past and ahead, in order of date */
  sittings: readonly SittingSeen[];
  /** the entry (or the record about to be decided) that "where" speaks of */
  entry: Pick<Entry, 'kind' | 'data' | 'occurredAt'> & Partial<Pick<Entry, 'id' | 'of'>> & { readonly recordedAs?: string; readonly recordedAt?: string; readonly agreedBy?: readonly string[] };
}

/** A sitting of a meeting as conditions see it. */
export interface SittingSeen {
  readonly meeting: string;
  readonly on: PlainDate;
  /** nobody more can be put on its agenda */
  readonly full?: boolean;
}

/** A value carried along the pass for one history word ("unbroken for", "at", "since"). */
export interface Tracker {
  readonly key: string;
  readonly kinds: readonly string[];
  readonly init: unknown;
  onEntry?(state: unknown, env: Env, changed: readonly boolean[]): unknown;
  onMoment?(state: unknown, env: Env): unknown;
  wake?(state: unknown, env: Env): PlainDate | undefined;
}

/** The slots of one compiled policy for one kind of subject: which facts and trackers its conditions read. */
export class Slots {
  readonly facts: readonly Fact[];
  readonly trackers: Tracker[] = [];
  readonly #byName: ReadonlyMap<string, number>;
  readonly #byKey = new Map<string, number>();

  constructor(about: SubjectKind) {
    this.facts = FACTS.filter((f) => f.about === about);
    this.#byName = new Map(this.facts.map((f, i) => [f.name, i] as const));
  }

  /** The same slots, to which more trackers may come without the others having them. */
  copy(about: SubjectKind): Slots {
    const copy = new Slots(about);
    for (const t of this.trackers) copy.tracker(t);
    return copy;
  }

  fact(name: string): number | undefined {
    return this.#byName.get(name);
  }

  get names(): readonly string[] {
    return this.facts.map((f) => f.name);
  }

  /** The slot of a tracker; equal ones share it. */
  tracker(t: Tracker): number {
    const known = this.#byKey.get(t.key);
    if (known !== undefined) return known;
    const slot = this.trackers.push(t) - 1;
    this.#byKey.set(t.key, slot);
    return slot;
  }
}

export const NO_ENTRY: { readonly kind: string; readonly data: EntryData } = { kind: '', data: {} };
