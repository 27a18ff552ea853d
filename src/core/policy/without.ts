import { subjectPrograms, type Program } from './program.ts';
import { keepRules, WORD_NAMES, WORDS } from './words/index.ts';
import type { Rule, Word } from './words/word.ts';

/** The policy without some of its rules; for proving that an example would notice. */
export function withoutRules(program: Program, drop: (rule: Rule) => boolean): Program {
  const rules = keepRules(program.rules, (r) => !drop(r));
  const { child, sitting, worker, unit, person } = program.subjects;
  return { ...program, rules, subjects: subjectPrograms(rules, { child: child.slots, sitting: sitting.slots, worker: worker.slots, unit: unit.slots, person: person.slots }) };
}

/** The policy without everything that one clause says. */
export function withoutClause(program: Program, clause: string): Program {
  return withoutRules(program, (r) => r.clause === clause);
}

/** Every rule of a policy that does something, each by itself. */
export function rulesOf(program: Program): readonly Rule[] {
  return WORD_NAMES.filter((name) => (WORDS[name] as Word).states !== true).flatMap((name) => program.rules[name] as readonly Rule[]);
}
