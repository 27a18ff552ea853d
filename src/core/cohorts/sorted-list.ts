import type { SubjectId } from '../values/ids.ts';
import type { Env } from '../policy/expression/slots.ts';
import { byFacts } from './order.ts';
import type { Program } from '../policy/program.ts';
import type { ListRule } from '../policy/words/list.ts';

/** Somebody who may be on a list, and where they stand on its day. */
export interface Member {
  readonly child: SubjectId;
  readonly env: Env;
}

/** The list of that name in a policy. */
export function listRule(program: Program, name: string): ListRule | undefined {
  return program.rules.list.find((l) => l.source.name === name);
}

/** Who is on the list, in its order: first those whom the policy puts first, then by its facts. */
export function sortedList(program: Program, rule: ListRule, members: readonly Member[]): readonly SubjectId[] {
  const compare = byFacts(program.subjects[rule.about].slots.facts, rule.then);
  return members
    .filter((m) => rule.of.test(m.env))
    .sort((a, b) => Number(rule.first?.test(b.env) ?? false) - Number(rule.first?.test(a.env) ?? false) || compare(a.env, b.env) || (a.child < b.child ? -1 : 1))
    .map((m) => m.child);
}
