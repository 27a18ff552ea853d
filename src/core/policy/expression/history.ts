import { after, before, type Period } from '../../values/period.ts';
import { addDays, daysBetween, type PlainDate } from '../../values/plain-date.ts';
import type { WorkingCalendar } from '../../values/working-calendar.ts';
import type { FactValue } from '../../chronology/facts/fact.ts';
import { ConditionFault, type Condition, type Event, type Scope, type Value } from './condition.ts';
import type { Env, SittingSeen, Slots } from './slots.ts';
import { didYouMean } from './suggest.ts';
import type { EventRef, Expression, Operand, Window } from './syntax.ts';

interface Compiling {
  condition(source: Expression, kind?: string): Condition;
  event(source: EventRef): Event;
}

/** The words of a condition that look back over the chronology, or ahead to a day: each carries a tracker along the pass. */
export class History {
  readonly #slots: Slots;
  readonly #calendar: () => WorkingCalendar;
  readonly #compiler: Compiling;

  constructor(slots: Slots, calendar: () => WorkingCalendar, compiler: Compiling) {
    this.#slots = slots;
    this.#calendar = calendar;
    this.#compiler = compiler;
  }

  /** A fact as it was at the last entry of a kind. */
  at(factName: string, ref: EventRef, scope: Scope): Value {
    const slot = this.#slots.fact(factName);
    if (slot === undefined) throw new ConditionFault(`"${factName}" is no fact${didYouMean(factName, this.#slots.names)}`);
    const fact = this.#slots.facts[slot]!;
    const event = this.#compiler.event(ref);
    const t = this.#slots.tracker({
      key: `at ${factName} ${JSON.stringify(ref)}`,
      kinds: [event.kind],
      init: undefined,
      onEntry: (state, env) => (event.matches(env) ? fact.value(env.facts[slot], env.day) : state),
    });
    scope.trackers.add(t);
    return { read: (env) => env.trackers[t] as FactValue, type: fact.type, label: `"${factName}" then` };
  }

  /** How many entries of a kind there are in a window. */
  count(ref: EventRef, window: Window | undefined, scope: Scope): (env: Env) => number {
    const event = this.#compiler.event(ref);
    const key = `count ${JSON.stringify(ref)} ${JSON.stringify(window ?? '')}`;
    if (window === undefined) {
      const t = this.#slots.tracker({ key, kinds: [event.kind], init: 0, onEntry: (n, env) => (event.matches(env) ? (n as number) + 1 : n) });
      scope.trackers.add(t);
      return (env) => env.trackers[t] as number;
    }
    if (window.since === 'period') return this.#countWithin(event, window.period, key, scope);
    if (window.since === 'same') return this.#countOfSame(event, window.kind, key, scope);
    if (window.since === 'changed') return this.#countSinceChange(event, window.fact, key, scope);
    const reset = this.#resets(window);
    const t = this.#slots.tracker({
      key,
      kinds: [...new Set([event.kind, ...reset.kinds])],
      init: 0,
      onEntry(n, env, changed) {
        const base = reset.now(env, changed) ? 0 : (n as number);
        return env.entry.kind === event.kind && event.matches(env) ? base + 1 : base;
      },
    });
    scope.trackers.add(t);
    return (env) => env.trackers[t] as number;
  }

  #resets(window: Extract<Window, { since: 'event' | 'set' }>): { kinds: readonly string[]; now(env: Env, changed: readonly boolean[]): boolean } {
    if (window.since === 'event') {
      const event = this.#compiler.event(window.event);
      return { kinds: [event.kind], now: (env) => env.entry.kind === event.kind && event.matches(env) };
    }
    const slot = this.#slots.fact(window.fact);
    if (slot === undefined) throw new ConditionFault(`"${window.fact}" is no fact${didYouMean(window.fact, this.#slots.names)}`);
    const fact = this.#slots.facts[slot]!;
    return { kinds: fact.kinds, now: (_env, changed) => changed[slot] === true };
  }

  /** Counts since a fact took its present value; given again, the same value does not begin the count anew. */
  #countSinceChange(event: Event, factName: string, key: string, scope: Scope): (env: Env) => number {
    const slot = this.#slots.fact(factName);
    if (slot === undefined) throw new ConditionFault(`"${factName}" is no fact${didYouMean(factName, this.#slots.names)}`);
    const fact = this.#slots.facts[slot]!;
    const t = this.#slots.tracker({
      key,
      kinds: [...new Set([event.kind, ...fact.kinds])],
      init: { n: 0, value: undefined, timed: 0, timedOn: undefined },
      onEntry(state, env) {
        const s = state as SinceChange;
        const value = JSON.stringify(fact.value(env.facts[slot], env.day) ?? null);
        const counts = env.entry.kind === event.kind && event.matches(env) ? 1 : 0;
        const timed = env.entry.occurredAt === undefined ? 0 : counts;
        const earlier = s.timedOn === env.day ? s.timed : 0;
        // What changed it has no time: what was done at a time of that day may have come after it.
        const base = value === s.value ? s.n : env.entry.occurredAt === undefined ? earlier : 0;
        if (counts === 0 && value === s.value) return s;
        return { n: base + counts, value, timed: earlier + timed, timedOn: env.day };
      },
    });
    scope.trackers.add(t);
    return (env) => (env.trackers[t] as SinceChange).n;
  }

  /**
   * Counts those that answer the same entry of a kind (the same hearing) as the entry that is looked at. Where one does not say
   * which it answers, it is the latest of that kind at its time.
   */
  #countOfSame(event: Event, kind: string, key: string, scope: Scope): (env: Env) => number {
    if (scope.kind === undefined) throw new ConditionFault('"for the same …" is said of an entry; expected after "where", or in a mark or a bar');
    const answered = this.#compiler.event({ kind });
    const t = this.#slots.tracker({
      key,
      kinds: [...new Set([event.kind, answered.kind])],
      init: { known: [], of: [] },
      onEntry(state, env) {
        const s = state as SameAnswer;
        const base = env.entry.kind === answered.kind && env.entry.id !== undefined ? { ...s, known: [...s.known, env.entry.id] } : s;
        return env.entry.kind === event.kind && event.matches(env) ? { ...base, of: [...base.of, answeredBy(base, env)] } : base;
      },
    });
    scope.trackers.add(t);
    return (env) => {
      const s = env.trackers[t] as SameAnswer;
      const mine = answeredBy(s, env);
      return s.of.filter((id) => id === mine).length;
    };
  }

  #countWithin(event: Event, period: Period, key: string, scope: Scope): (env: Env) => number {
    const calendar = this.#calendar;
    const t = this.#slots.tracker({
      key,
      kinds: [event.kind],
      init: [],
      onEntry: (days, env) => (event.matches(env) ? [...(days as PlainDate[]), env.day] : days),
      wake(days, env) {
        let next: PlainDate | undefined;
        for (const d of days as PlainDate[]) {
          const out = addDays(after(d, period, calendar()), 1);
          if (out > env.day && (next === undefined || out < next)) next = out;
        }
        return next;
      },
    });
    scope.trackers.add(t);
    return (env) => (env.trackers[t] as PlainDate[]).filter((d) => after(d, period, calendar()) >= env.day).length;
  }

  /** Whether a condition has held without a break for a period. */
  unbroken(e: Extract<Expression, { is: 'unbroken' }>, scope: Scope): (env: Env) => boolean {
    const inner = this.#compiler.condition(e.of, scope.kind);
    const pause = e.except === undefined ? undefined : this.#compiler.condition({ is: 'true', name: e.except }, scope.kind);
    const calendar = this.#calendar;
    const reached = (s: Lasting | undefined): PlainDate | undefined => {
      if (s === undefined) return undefined;
      const day = addDays(after(s.since, e.period, calendar()), s.pausedDays);
      return s.pausedSince !== undefined && day > s.pausedSince ? undefined : day;
    };
    const t = this.#slots.tracker({
      key: `unbroken ${JSON.stringify(e)}`,
      kinds: [],
      init: undefined,
      onMoment(state, env) {
        const s = state as Lasting | undefined;
        if (!inner.test(env)) return undefined;
        const paused = pause?.test(env) === true;
        const now = s ?? { since: env.day, pausedDays: 0 };
        if (paused && now.pausedSince === undefined) return { ...now, pausedSince: env.day };
        if (!paused && now.pausedSince !== undefined) {
          return { since: now.since, pausedDays: now.pausedDays + daysBetween(now.pausedSince, env.day) };
        }
        return now === s ? state : now;
      },
      wake(state, env) {
        const day = reached(state as Lasting | undefined);
        return day !== undefined && day > env.day ? day : undefined;
      },
    });
    scope.trackers.add(t);
    for (const f of [...inner.facts, ...(pause?.facts ?? [])]) scope.facts.add(f);
    for (const x of inner.trackers) scope.trackers.add(x);
    return (env) => {
      const day = reached(env.trackers[t] as Lasting | undefined);
      return day !== undefined && day <= env.day;
    };
  }

  /** The day of the next sitting of a meeting that has room: after a day that is known, otherwise after the day of reading. */
  nextSitting(o: Extract<Operand, { is: 'sitting' }>, from: Value | undefined, scope: Scope): Value {
    const read = (env: Env): PlainDate | undefined => {
      const day = from === undefined ? env.day : from.read(env);
      return typeof day === 'string' ? firstWithRoom(env.sittings, o.meeting, day as PlainDate)?.on : undefined;
    };
    if (from === undefined && scope.kind === undefined) {
      // What is next changes on the day of each sitting, without any entry.
      const t = this.#slots.tracker({ key: `next sitting of ${o.meeting}`, kinds: [], init: undefined, onMoment: (_state, env) => read(env), wake: (_state, env) => read(env) });
      scope.trackers.add(t);
    }
    return { read, type: { is: 'date' }, label: `the next sitting of ${o.meeting}` };
  }

  /** Whether a day that is known is at most a period ahead, or has come. */
  near(e: Extract<Expression, { is: 'near' }>, day: Value, scope: Scope): (env: Env) => boolean {
    const calendar = this.#calendar;
    return this.#fromDay(`near ${JSON.stringify(e)}`, day, scope, (d) => before(d, e.period, calendar()));
  }

  /** Whether a day that is known lies behind: true from the day after it. */
  passed(e: Extract<Expression, { is: 'passed' }>, day: Value, scope: Scope): (env: Env) => boolean {
    return this.#fromDay(`passed ${JSON.stringify(e)}`, day, scope, (d) => addDays(d, 1));
  }

  /** True from a day that is worked out from a known one. */
  #fromDay(key: string, day: Value, scope: Scope, from: (d: PlainDate) => PlainDate): (env: Env) => boolean {
    const start = (env: Env): PlainDate | undefined => {
      const d = day.read(env);
      return typeof d === 'string' ? from(d as PlainDate) : undefined;
    };
    const holds = (env: Env): boolean => {
      const first = start(env);
      return first !== undefined && first <= env.day;
    };
    // What is read of an entry does not change by itself: only a fact is watched.
    if (scope.kind !== undefined) return holds;
    const t = this.#slots.tracker({ key, kinds: [], init: false, onMoment: (_state, env) => holds(env), wake: (_state, env) => start(env) });
    scope.trackers.add(t);
    return holds;
  }
}

interface SameAnswer {
  /** entries of the kind that is answered, oldest first */
  readonly known: readonly string[];
  /** what each of those counted answers */
  readonly of: readonly (string | undefined)[];
}

function answeredBy(s: SameAnswer, env: Env): string | undefined {
  const { of } = env.entry;
  return of !== undefined && s.known.includes(of) ? of : s.known.at(-1);
}

/** The first sitting of a meeting after a day (the day itself not counted) on whose agenda there is room. */
export function firstWithRoom<S extends SittingSeen>(sittings: readonly S[], meeting: string, day: PlainDate): S | undefined {
  return sittings.find((s) => s.meeting === meeting && s.on > day && s.full !== true);
}

interface SinceChange {
  readonly n: number;
  readonly value: string | undefined;
  /** of those counted, how many had a time, on the day last counted */
  readonly timed: number;
  readonly timedOn: PlainDate | undefined;
}

interface Lasting {
  readonly since: PlainDate;
  readonly pausedDays: number;
  readonly pausedSince?: PlainDate;
}
