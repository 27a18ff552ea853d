import type { Condition } from '../policy/expression/condition.ts';
import type { SubjectProgram } from '../policy/program.ts';
import { answerEvents, type DutyRule } from '../policy/words/duty.ts';
import type { Moment } from './pass.ts';

/** What makes a rule look: kinds of entry, facts and history words; or every moment. */
interface Watch {
  readonly kinds: readonly string[];
  readonly facts: Iterable<number>;
  readonly trackers: Iterable<number>;
  readonly always?: boolean;
}

/**
 * Which rules look at a moment. Worked out once for a policy, so that an entry is shown only to the rules that it may
 * concern and not to all of them. Places are those of levels, considerations, proposals, prompts, alerts, duties, in that order.
 */
export class Attention {
  readonly size: number;
  readonly #ofKind = new Map<string, number[]>();
  readonly #ofFact: number[][];
  readonly #ofTracker: number[][];
  readonly #always: number[] = [];

  private constructor(program: SubjectProgram) {
    const watches: readonly Watch[] = [
      ...program.levels.map((r) => onCondition(r.while)),
      ...program.considerations.map((r) => ({ kinds: [r.closedBy.kind], facts: [...r.when.facts, ...r.reopensOn], trackers: r.when.trackers })),
      ...program.proposals.map((r) => onCondition(r.when)),
      ...program.prompts.map((r) => onCondition(r.when)),
      ...program.alerts.map((r) => ({ kinds: [...r.on.map((e) => e.kind), 'alert.seen'], facts: [], trackers: [] })),
      ...program.duties.map(onDuty),
    ];
    this.size = watches.length;
    this.#ofFact = program.slots.facts.map(() => []);
    this.#ofTracker = program.slots.trackers.map(() => []);
    watches.forEach((watch, place) => {
      for (const kind of new Set(watch.kinds)) this.#ofKind.set(kind, [...(this.#ofKind.get(kind) ?? []), place]);
      for (const slot of watch.facts) this.#ofFact[slot]?.push(place);
      for (const slot of watch.trackers) this.#ofTracker[slot]?.push(place);
      if (watch.always === true) this.#always.push(place);
    });
  }

  static of(program: SubjectProgram): Attention {
    const known = KNOWN.get(program);
    if (known) return known;
    const made = new Attention(program);
    KNOWN.set(program, made);
    return made;
  }

  /**
   * Sets to 1 the places of the rules that look at the moment. All others are 0: whoever has looked puts its place back.
   * @returns whether any rule looks: at most moments none does
   */
  mark(moment: Moment, marks: Uint8Array): boolean {
    let any = false;
    const set = (places: readonly number[]): void => {
      for (let i = 0; i < places.length; i += 1) marks[places[i]!] = 1;
      any ||= places.length > 0;
    };
    set(this.#always);
    for (const slot of moment.changedFacts) set(this.#ofFact[slot]!);
    for (const slot of moment.changedTrackers) set(this.#ofTracker[slot]!);
    const kind = moment.entry === undefined ? undefined : this.#ofKind.get(moment.entry.kind);
    if (kind) set(kind);
    return any;
  }
}

const KNOWN = new WeakMap<SubjectProgram, Attention>();

function onCondition(c: Condition): Watch {
  return { kinds: [], facts: c.facts, trackers: c.trackers };
}

/** A duty looks at what starts, proves or adjusts it, at what its state rests on, and, before a meeting, at each day. */
function onDuty(r: DutyRule): Watch {
  const after = r.after?.that;
  return {
    kinds: [...r.starts.map((e) => e.kind), ...r.metBy.map((e) => e.kind), ...r.missedBy.map((e) => e.kind), ...answerEvents(r).map((e) => e.kind), 'duty.adjusted'],
    facts: [...r.facts, ...(after?.facts ?? [])],
    trackers: [...r.trackers, ...(after?.trackers ?? [])],
    always: r.before !== undefined,
  };
}
