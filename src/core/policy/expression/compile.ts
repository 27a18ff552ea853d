import { after } from '../../values/period.ts';
import type { PlainDate } from '../../values/plain-date.ts';
import type { WorkingCalendar } from '../../values/working-calendar.ts';
import type { FactValue } from '../../chronology/facts/fact.ts';
import { rank, scaleValues } from '../../chronology/scales.ts';
import { kindOf, KINDS } from '../../chronology/kinds/index.ts';
import { ROLE_NAMES } from '../../access/roles.ts';
import { ConditionFault, type Condition, type Event, type Scope, type Value } from './condition.ts';
import { typeOfField } from './field-type.ts';
import { History } from './history.ts';
import { didYouMean } from './suggest.ts';
import type { Env, Slots } from './slots.ts';
import type { Comparison, EventRef, Expression, Operand } from './syntax.ts';

/** Compiles conditions of one policy; all share the slots, so that equal history words are carried once. */
export class Compiler {
  readonly #slots: Slots;
  readonly #calendar: () => WorkingCalendar;
  readonly #history: History;

  /** @param calendar read when a condition runs, because it is the service's and may change */
  constructor(slots: Slots, calendar: () => WorkingCalendar) {
    this.#slots = slots;
    this.#calendar = calendar;
    this.#history = new History(slots, calendar, this);
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
      case 'each': {
        const items = this.#items(e.name, e.has, scope);
        return (env) => items(env).every((item) => e.has.some((f) => isKnown(item[f])));
      }
      case 'compare':
        return this.#compare(e.left, e.by, e.right, scope);
      case 'some': {
        const n = this.#history.count(e.event, e.window, scope);
        return (env) => n(env) > 0;
      }
      case 'near':
        return this.#history.near(e, this.#dated(e.name, scope), scope);
      case 'passed':
        return this.#history.passed(e, this.#dated(e.name, scope), scope);
      case 'recorded': {
        if (scope.kind === undefined) throw new ConditionFault('"recorded within" is said of an entry; expected after "where", or in a mark or a bar');
        const calendar = this.#calendar;
        return (env) => env.entry.recordedAt === undefined || env.entry.recordedAt.slice(0, 10) <= after(env.day, e.period, calendar());
      }
      case 'unbroken':
        return this.#history.unbroken(e, scope);
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
    if (rightOf.is === 'name') return this.#sameAs(left, by, this.#named(rightOf.name, { facts: scope.facts, trackers: scope.trackers }));
    if (rightOf.is !== 'word') throw new ConditionFault(`${left.label} is compared with a word, or with "fact NAME"`);
    const word = rightOf.value;
    if (left.type.is === 'boolean') {
      if (word !== 'yes' && word !== 'no') throw new ConditionFault(`${left.label} is yes or no; found "${word}"`);
      const wanted = (word === 'yes') === (by === '=');
      return (env) => (left.read(env) === true) === wanted;
    }
    checkWord(left, word, left.label);
    return (env) => (left.read(env) === word) === (by === '=');
  }

  /** Whether an entry and a fact say the same; of what is not known nothing is the same. */
  #sameAs(left: Value, by: '=' | '!=', right: Value): (env: Env) => boolean {
    if (right.type.is !== left.type.is || right.type.is === 'set') throw new ConditionFault(`${left.label} is a ${left.type.is}; it cannot be compared with ${right.label}`);
    return (env) => {
      const value = left.read(env);
      return (value !== undefined && value === right.read(env)) === (by === '=');
    };
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
        const n = this.#history.count(o.event, o.window, scope);
        return { read: n, type: { is: 'number' }, label: 'the count' };
      }
      case 'plus': {
        const day = this.#dated(o.name, scope);
        const calendar = this.#calendar;
        return {
          read(env) {
            const d = day.read(env);
            return typeof d === 'string' ? after(d as PlainDate, o.period, calendar()) : undefined;
          },
          type: { is: 'date' },
          label: day.label,
        };
      }
      case 'sitting':
        return this.#history.nextSitting(o, o.after === undefined ? undefined : this.#dated(o.after, scope), scope);
      case 'at':
        return this.#history.at(o.fact, o.event, scope);
    }
  }

  /** The items of a list that an entry has, whose fields are those asked for. */
  #items(name: string, fields: readonly string[], scope: Scope): (env: Env) => readonly Readonly<Record<string, FactValue>>[] {
    const type = scope.kind === undefined ? undefined : kindOf(scope.kind)?.fields[name]?.type;
    if (type?.is !== 'list') throw new ConditionFault(`"${name}" is not a list of an entry; "each NAME has FIELD" is said after "where", or in a mark or a bar`);
    for (const f of fields) if (!Object.hasOwn(type.of, f)) throw new ConditionFault(`an item of "${name}" has no field "${f}"${didYouMean(f, Object.keys(type.of))}`);
    return (env) => (env.entry.data[name] as readonly Readonly<Record<string, FactValue>>[] | undefined) ?? [];
  }

  #dated(name: string, scope: Scope): Value {
    const v = this.#named(name, scope);
    if (v.type.is !== 'date') throw new ConditionFault(`"${name}" is not a day`);
    return v;
  }

  #named(name: string, scope: Scope): Value {
    const kind = scope.kind === undefined ? undefined : kindOf(scope.kind);
    const field = kind?.fields[name] ?? kind?.worksOut?.fields[name];
    if (field !== undefined) return { read: (env) => env.entry.data[name] as FactValue, type: typeOfField(field), label: `"${name}"` };
    if (kind !== undefined && name === 'recorded-as') {
      return { read: (env) => env.entry.recordedAs, type: { is: 'choice', options: Object.fromEntries(ROLE_NAMES.map((r) => [r, r])) }, label: 'the role of the author' };
    }
    if (kind !== undefined && name === 'agreed-by') return { read: (env) => env.entry.agreedBy, type: { is: 'set', options: Object.fromEntries(ROLE_NAMES.map((r) => [r, r])) }, label: 'who recorded or agreed to it' };
    if (kind !== undefined && name === 'done-by') return { read: (env) => doneBy(env), type: { is: 'set', options: Object.fromEntries(ROLE_NAMES.map((r) => [r, r])) }, label: 'who did it' };
    const slot = this.#slots.fact(name);
    if (slot === undefined) {
      const known = [...this.#slots.names, ...(kind ? Object.keys(kind.fields) : [])];
      throw new ConditionFault(`"${name}" is no fact${kind ? ` and no field of ${kind.name}` : ''}${didYouMean(name, known)}`);
    }
    scope.facts.add(slot);
    const fact = this.#slots.facts[slot]!;
    return { read: (env) => fact.value(env.facts[slot], env.day), type: fact.type, label: `"${name}"` };
  }
}

/** The roles of those who did what an entry tells of: those that it names ("by"), or its author where it names nobody. */
function doneBy(env: Env): readonly string[] {
  const { by } = env.entry.data;
  if (Array.isArray(by) && by.length > 0) return by as readonly string[];
  return env.entry.recordedAs === undefined ? [] : [env.entry.recordedAs];
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

