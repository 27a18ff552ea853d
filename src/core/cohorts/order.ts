import type { Fact, FactValue } from '../chronology/facts/fact.ts';
import { rank } from '../chronology/scales.ts';
import type { Env } from '../policy/expression/slots.ts';

/** A fact by which things are put in order: the least first, or the most. */
export interface ByFact {
  readonly slot: number;
  readonly most: boolean;
}

/** Compares two standings by some facts in turn. On a scale the worth counts, not the word; what is not known comes last. */
export function byFacts(facts: readonly Fact[], order: readonly ByFact[]): (a: Env, b: Env) => number {
  return (a, b) => {
    for (const { slot, most } of order) {
      const fact = facts[slot]!;
      const x = worth(fact, fact.value(a.facts[slot], a.day));
      const y = worth(fact, fact.value(b.facts[slot], b.day));
      if (x === y) continue;
      if (x === undefined) return 1;
      if (y === undefined) return -1;
      const less = x < y ? -1 : 1;
      return most ? -less : less;
    }
    return 0;
  };
}

function worth(fact: Fact, value: FactValue): string | number | undefined {
  if (value === undefined) return undefined;
  if (fact.type.is === 'scale') return rank(fact.type.scale, String(value));
  if (typeof value === 'number' || typeof value === 'string') return value;
  return typeof value === 'boolean' ? Number(value) : JSON.stringify(value);
}
