import type { SubjectId } from '../values/ids.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { ListRule, Program } from '../policy/program.ts';

/** Somebody who may be on a list, and where they stand on its day. */
export interface Member {
  readonly child: SubjectId;
  readonly env: Env;
}

/** The list of that name in a policy. */
export function listRule(program: Program, name: string): ListRule | undefined {
  return program.lists.find((l) => l.source.name === name);
}

/** Who is on the list, in its order: first those whom the policy puts first, then by its facts, the earliest or least first. */
export function sortedList(program: Program, rule: ListRule, members: readonly Member[]): readonly SubjectId[] {
  const { facts } = program.child.slots;
  const value = (m: Member, slot: number): string => JSON.stringify(facts[slot]!.value(m.env.facts[slot], m.env.day) ?? null);
  return members
    .filter((m) => rule.of.test(m.env))
    .sort((a, b) => {
      const first = Number(rule.first?.test(b.env) ?? false) - Number(rule.first?.test(a.env) ?? false);
      if (first !== 0) return first;
      for (const slot of rule.then) {
        const x = value(a, slot);
        const y = value(b, slot);
        if (x !== y) return x < y ? -1 : 1;
      }
      return a.child < b.child ? -1 : 1;
    })
    .map((m) => m.child);
}
