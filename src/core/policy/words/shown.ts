import { z } from 'zod';
import type { Role } from '../../access/roles.ts';
import type { Condition } from '../expression/condition.ts';
import { about, condition, role, word, type Rule, type RuleSubject } from './word.ts';

const schema = z.strictObject({
  title: z.string(),
  about,
  /** to whom it matters, for whom it is put first; everybody who sees the case if it is not said */
  to: z.array(role).min(1).optional(),
  when: condition,
  /** the fact whose value is shown: a person, a day, a word */
  fact: z.string(),
  /** said where the fact is not known */
  missing: z.string(),
});

export interface ShownRule extends Rule {
  readonly about: RuleSubject;
  readonly title: string;
  /** absent: everybody who sees the case */
  readonly to?: readonly Role[];
  readonly when: Condition;
  readonly slot: number;
  readonly fact: string;
  readonly missing: string;
}

/** What stands on a case for certain people: a contact point, who is responsible. */
export const shown = word({
  key: 'shown',
  schema,
  compile: (w, s, at): ShownRule => ({
    clause: at.clause,
    about: s.about,
    title: s.title,
    ...(s.to === undefined ? {} : { to: s.to }),
    when: w.condition([...at.path, 'when'], s.when, s.about),
    slot: w.fact([...at.path, 'fact'], s.fact, s.about),
    fact: s.fact,
    missing: s.missing,
  }),
  describe: (s, say) => [`While ${say.condition(s.when)}, ${s.to === undefined ? 'everybody who sees the case is' : `the ${say.roles(s.to)} ${s.to.length === 1 ? 'is' : 'are'}`} shown “${s.title}”: ${s.fact}; if it is not known: ${s.missing}.`],
});
