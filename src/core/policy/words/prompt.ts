import { z } from 'zod';
import type { Role } from '../../access/roles.ts';
import type { Condition } from '../expression/condition.ts';
import { about, condition, role, word, type Rule, type RuleSubject } from './word.ts';

export interface PromptRule extends Rule {
  readonly about: RuleSubject;
  readonly index: number;
  readonly title: string;
  readonly owner: Role;
  readonly when: Condition;
}

/** Something that a rule wants seen; nobody is late. */
export const prompt = word({
  key: 'prompt',
  schema: z.strictObject({ title: z.string(), about, when: condition, owner: role }),
  compile: (w, p, at): PromptRule => ({ clause: at.clause, about: p.about, index: at.index, title: p.title, owner: p.owner, when: w.condition([...at.path, 'when'], p.when, p.about) }),
  describe: (p, say) => [`The ${say.role(p.owner)} is shown “${p.title}” while ${say.condition(p.when)}.`],
});
