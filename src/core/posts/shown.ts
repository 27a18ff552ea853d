import type { Role } from '../access/roles.ts';
import { writeFactValue } from '../duties/evidence.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { Program } from '../policy/program.ts';
import type { RuleSubject } from '../policy/words/word.ts';

/** Something that the policy shows on a case to certain people: a contact point. */
export interface Shown {
  readonly clause: string;
  readonly title: string;
  /** absent: everybody who sees the case */
  readonly to?: readonly Role[];
  /** the value as it is recorded: the id of a person, a day, a word */
  readonly value?: string;
  /** in words, where it is not a person */
  readonly text: string;
}

/** What stands on a case where it is, for whom. @param env where the subject stands */
export function shownOn(program: Program, env: Env, about: RuleSubject = 'child'): readonly Shown[] {
  const { facts } = program.subjects[about].slots;
  return program.rules.shown.filter((s) => s.about === about && s.when.test(env)).map((s): Shown => {
    const fact = facts[s.slot]!;
    const value = fact.value(env.facts[s.slot], env.day);
    const known = value !== undefined && !(Array.isArray(value) && value.length === 0);
    return { clause: s.clause, title: s.title, ...(s.to === undefined ? {} : { to: s.to }), text: known ? writeFactValue(fact, value) : s.missing, ...(typeof value === 'string' ? { value } : {}) };
  });
}
