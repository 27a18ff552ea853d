import type { FactType, FactValue } from '../../chronology/facts/fact.ts';
import type { Env } from './slots.ts';
import type { EventRef, Expression } from './syntax.ts';

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

/** What an operand reads while the fold passes by. */
export interface Value {
  read(env: Env): FactValue;
  readonly type: FactType;
  readonly label: string;
}

/** What a condition has been found to depend on, and the kind of entry whose fields it may name. */
export interface Scope {
  readonly facts: Set<number>;
  readonly trackers: Set<number>;
  readonly kind?: string;
}

/** All of the conditions, and not the exception. */
export function both(holds: readonly Condition[], except: Condition | undefined): Condition {
  const all = except === undefined ? holds : [...holds, except];
  return {
    test: (env) => holds.every((c) => c.test(env)) && !(except?.test(env) ?? false),
    facts: new Set(all.flatMap((c) => [...c.facts])),
    trackers: new Set(all.flatMap((c) => [...c.trackers])),
    source: { is: 'all', of: [...holds.map((c) => c.source), ...(except === undefined ? [] : [{ is: 'not' as const, of: except.source }])] },
  };
}
