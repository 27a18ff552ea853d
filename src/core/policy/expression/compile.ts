import { after, type Period } from '../../values/period.ts';
import { addDays, daysBetween, type PlainDate } from '../../values/plain-date.ts';
import type { WorkingCalendar } from '../../values/working-calendar.ts';
import type { FactType, FactValue } from '../../chronology/facts/fact.ts';
import type { Field } from '../../chronology/fields.ts';
import { rank, scaleValues } from '../../chronology/scales.ts';
import { kindOf, KINDS } from '../../chronology/kinds/index.ts';
import { ROLE_NAMES } from '../../access/roles.ts';
import { didYouMean } from './suggest.ts';
import type { Env, Slots } from './slots.ts';
import type { Comparison, EventRef, Expression, Operand, Window } from './syntax.ts';

/** A fault in a condition, found when the policy is loaded. */
export class ConditionFault extends Error {}

/** A condition ready to run, with what it depends on. */
export interface Condition {
  test(env: Env): boolean;
  readonly facts: ReadonlySet<number>;
  readonly trackers: ReadonlySet<number>;
  readonly source: Expression;
}

/** An event pattern ready to run. */
export interface Event {
  readonly kind: string;
  matches(env: Env): boolean;
  readonly source: EventRef;
}

interface Value {
  read(env: Env): FactValue;
  readonly type: FactType;
  readonly label: string;
}

/** Compiles conditions of one policy; all share the slots, so that equal history words are carried once. */
export class Compiler {
  readonly #slots: Slots;
  readonly #calendar: () => WorkingCalendar;

  /** @param calendar read when a condition runs, because it is the service's and may change */
  constructor(slots: Slots, calendar: () => WorkingCalendar) {
    this.#slots = slots;
    this.#calendar = calendar;
  }

  /** @throws ConditionFault for an unknown name or a comparison that its type does not allow */
  condition(source: Expression, kind?: string): Condition {
    const facts = new Set<number>();
    const trackers = new Set<number>();
    const test = this.#test(source, { facts, trackers, ...(kind === undefined ? {} : { kind }) });
    return { test, facts, trackers, source };
  }

  /** @throws ConditionFault for an unknown kind or a bad "where" */
  event(source: EventRef): Event {
    if (kindOf(source.kind) === undefined) {
      throw new ConditionFault(`"${source.kind}" is no kind of entry${didYouMean(source.kind, KINDS.map((k) => k.name))}`);
    }
    if (source.where === undefined) return { kind: source.kind, matches: () => true, source };
    const where = this.condition(source.where, source.kind);
    return { kind: source.kind, matches: (env) => where.test(env), source };
  }

  #test(e: Expression, scope: Scope): (env: Env) => boolean {
    switch (e.is) {
      case 'all': {
        const of = e.of.map((x) => this.#test(x, scope));
        return (env) => of.every((t) => t(env));
      }
      case 'any': {
        const of = e.of.map((x) => this.#test(x, scope));
        return (env) => of.some((t) => t(env));
      }
      case 'not': {
        const of = this.#test(e.of, scope);
        return (env) => !of(env);
      }
      case 'known': {
        const v = this.#named(e.name, scope);
        return (env) => isKnown(v.read(env));
      }
      case 'true': {
        const v = this.#named(e.name, scope);
        if (v.type.is !== 'boolean') throw new ConditionFault(`"${e.name}" is not a yes or no; compare it, for example "${e.name} is …" or "${e.name} known"`);
        return (env) => v.read(env) === true;
      }
      case 'in': {
        const v = this.#named(e.name, scope);
        for (const w of e.values) checkWord(v, w, e.name);
        return (env) => {
          const x = v.read(env);
          return x !== undefined && e.values.includes(String(x));
        };
      }
      case 'includes': {
        const v = this.#named(e.name, scope);
        if (v.type.is !== 'set') throw new ConditionFault(`"${e.name}" is not a list; use "is" or "in"`);
        for (const w of e.values) checkWord(v, w, e.name);
        return (env) => {
          const x = v.read(env);
          if (!Array.isArray(x)) return false;
          return e.some ? e.values.some((w) => x.includes(w)) : e.values.every((w) => x.includes(w));
        };
      }
      case 'compare':
        return this.#compare(e.left, e.by, e.right, scope);
      case 'some': {
        const n = this.#count(e.event, e.window, scope);
        return (env) => n(env) > 0;
      }
      case 'unbroken':
        return this.#unbroken(e, scope);
    }
  }

  #compare(leftOf: Operand, by: Comparison, rightOf: Operand, scope: Scope): (env: Env) => boolean {
    const left = this.#operand(leftOf, scope);
    if (left.type.is === 'number' || left.type.is === 'date') {
      const right = this.#operand(rightOf, scope);
      if (right.type.is !== left.type.is) throw new ConditionFault(`${left.label} is a ${left.type.is}; it cannot be compared with ${right.label}`);
      return ordered(left, right, by);
    }
    if (left.type.is === 'scale') {
      const { scale } = left.type;
      const right = rightOf.is === 'word' && scaleValues(scale).includes(rightOf.value) ? undefined : this.#operandOrWord(rightOf, scope);
      if (right === undefined) {
        const target = rank(scale, (rightOf as { value: string }).value);
        return (env) => {
          const v = left.read(env);
          return v !== undefined && holds(rank(scale, v as string) - target, by);
        };
      }
      if (right.type.is !== 'scale' || right.type.scale !== scale) {
        throw new ConditionFault(`${left.label} is one of ${scaleValues(scale).join(', ')}; found ${right.label}${rightOf.is === 'word' ? didYouMean(rightOf.value, scaleValues(scale)) : ''}`);
      }
      return (env) => {
        const a = left.read(env);
        const b = right.read(env);
        return a !== undefined && b !== undefined && holds(rank(scale, a as string) - rank(scale, b as string), by);
      };
    }
    if (by !== '=' && by !== '!=') throw new ConditionFault(`${left.label} has no order; use "is" or "is not"`);
    if (rightOf.is !== 'word' && rightOf.is !== 'name') throw new ConditionFault(`${left.label} is compared with a word`);
    const word = rightOf.is === 'word' ? rightOf.value : rightOf.name;
    if (left.type.is === 'boolean') {
      if (word !== 'yes' && word !== 'no') throw new ConditionFault(`${left.label} is yes or no; found "${word}"`);
      const wanted = (word === 'yes') === (by === '=');
      return (env) => (left.read(env) === true) === wanted;
    }
    checkWord(left, word, left.label);
    return (env) => (left.read(env) === word) === (by === '=');
  }

  #operandOrWord(o: Operand, scope: Scope): Value {
    if (o.is !== 'word') return this.#operand(o, scope);
    const fact = this.#slots.fact(o.value);
    if (fact !== undefined) return this.#named(o.value, scope);
    return { read: () => o.value, type: { is: 'text' }, label: `"${o.value}"` };
  }

  #operand(o: Operand, scope: Scope): Value {
    switch (o.is) {
      case 'number':
        return { read: () => o.value, type: { is: 'number' }, label: String(o.value) };
      case 'word':
        return this.#operandOrWord(o, scope);
      case 'name':
        return this.#named(o.name, scope);
      case 'count': {
        const n = this.#count(o.event, o.window, scope);
        return { read: n, type: { is: 'number' }, label: 'the count' };
      }
      case 'at':
        return this.#at(o.fact, o.event, scope);
    }
  }

  #named(name: string, scope: Scope): Value {
    const kind = scope.kind === undefined ? undefined : kindOf(scope.kind);
    const field = kind?.fields[name];
    if (field !== undefined) return { read: (env) => env.entry.data[name] as FactValue, type: typeOfField(field), label: `"${name}"` };
    if (kind !== undefined && name === 'recorded-as') {
      return { read: (env) => env.entry.recordedAs, type: { is: 'choice', options: Object.fromEntries(ROLE_NAMES.map((r) => [r, r])) }, label: 'the role of the author' };
    }
    const slot = this.#slots.fact(name);
    if (slot === undefined) {
      const known = [...this.#slots.names, ...(kind ? Object.keys(kind.fields) : [])];
      throw new ConditionFault(`"${name}" is no fact${kind ? ` and no field of ${kind.name}` : ''}${didYouMean(name, known)}`);
    }
    scope.facts.add(slot);
    const fact = this.#slots.facts[slot]!;
    return { read: (env) => fact.value(env.facts[slot], env.day), type: fact.type, label: `"${name}"` };
  }

  #at(factName: string, ref: EventRef, scope: Scope): Value {
    const slot = this.#slots.fact(factName);
    if (slot === undefined) throw new ConditionFault(`"${factName}" is no fact${didYouMean(factName, this.#slots.names)}`);
    const fact = this.#slots.facts[slot]!;
    const event = this.event(ref);
    const t = this.#slots.tracker({
      key: `at ${factName} ${JSON.stringify(ref)}`,
      kinds: [event.kind],
      init: undefined,
      onEntry: (state, env) => (event.matches(env) ? fact.value(env.facts[slot], env.day) : state),
    });
    scope.trackers.add(t);
    return { read: (env) => env.trackers[t] as FactValue, type: fact.type, label: `"${factName}" then` };
  }

  #count(ref: EventRef, window: Window | undefined, scope: Scope): (env: Env) => number {
    const event = this.event(ref);
    const key = `count ${JSON.stringify(ref)} ${JSON.stringify(window ?? '')}`;
    if (window === undefined) {
      const t = this.#slots.tracker({ key, kinds: [event.kind], init: 0, onEntry: (n, env) => (event.matches(env) ? (n as number) + 1 : n) });
      scope.trackers.add(t);
      return (env) => env.trackers[t] as number;
    }
    if (window.since === 'period') return this.#countWithin(event, window.period, key, scope);
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
      const event = this.event(window.event);
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

  #unbroken(e: Extract<Expression, { is: 'unbroken' }>, scope: Scope): (env: Env) => boolean {
    const inner = this.condition(e.of, scope.kind);
    const pause = e.except === undefined ? undefined : this.condition({ is: 'true', name: e.except }, scope.kind);
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

interface Scope {
  readonly facts: Set<number>;
  readonly trackers: Set<number>;
  readonly kind?: string;
}

function isKnown(v: FactValue): boolean {
  return v !== undefined && !(typeof v === 'string' && v.trim() === '') && !(Array.isArray(v) && v.length === 0);
}

function holds(difference: number, by: Comparison): boolean {
  switch (by) {
    case '=':
      return difference === 0;
    case '!=':
      return difference !== 0;
    case '>=':
      return difference >= 0;
    case '>':
      return difference > 0;
    case '<=':
      return difference <= 0;
    case '<':
      return difference < 0;
  }
}

function ordered(left: Value, right: Value, by: Comparison): (env: Env) => boolean {
  return (env) => {
    const a = left.read(env);
    const b = right.read(env);
    if (a === undefined || b === undefined) return false;
    return holds(a === b ? 0 : a > b ? 1 : -1, by);
  };
}

function checkWord(v: Value, word: string, name: string): void {
  const options = v.type.is === 'choice' || v.type.is === 'set' ? v.type.options : v.type.is === 'scale' ? Object.fromEntries(scaleValues(v.type.scale).map((x) => [x, x])) : undefined;
  if (options !== undefined && !Object.hasOwn(options, word)) {
    throw new ConditionFault(`"${word}" is no value of ${name}${didYouMean(word, Object.keys(options))}; expected one of ${Object.keys(options).join(', ')}`);
  }
}

/** The type of a kind's field as a condition sees it. */
export function typeOfField(f: Field): FactType {
  switch (f.type.is) {
    case 'number':
      return { is: 'number' };
    case 'choice':
      return f.type.scale === undefined ? { is: 'choice', options: f.type.options } : { is: 'scale', scale: f.type.scale };
    case 'choices':
      return { is: 'set', options: f.type.options };
    case 'roles':
      return { is: 'set', options: Object.fromEntries(ROLE_NAMES.map((r) => [r, r])) };
    case 'role':
      return { is: 'choice', options: Object.fromEntries(ROLE_NAMES.map((r) => [r, r])) };
    case 'date':
      return { is: 'date' };
    case 'yes-no':
      return { is: 'boolean' };
    case 'period':
      return { is: 'period' };
    case 'list':
    case 'records':
      return { is: 'set' };
    case 'text':
    case 'time':
    case 'worker':
    case 'agency':
    case 'entry':
    case 'reference':
      return { is: 'text' };
  }
}
