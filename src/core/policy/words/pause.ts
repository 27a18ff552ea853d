import { z } from 'zod';
import { didYouMean } from '../expression/suggest.ts';
import type { Condition } from '../expression/condition.ts';
import { condition, word, type Rule } from './word.ts';

export interface PauseRule extends Rule {
  readonly of: readonly string[];
  readonly while: Condition;
}

/** Stops the clocks of tagged duties while something holds. */
export const pause = word({
  key: 'pause',
  schema: z.strictObject({ of: z.array(z.string()).min(1), while: condition }),
  compile(w, p, at): PauseRule {
    for (const tag of p.of) if (!w.tags.has(tag)) w.fault([...at.path, 'of'], `no duty is tagged "${tag}"${didYouMean(tag, [...w.tags])}`);
    const rule = { clause: at.clause, of: p.of, while: w.condition([...at.path, 'while'], p.while) };
    w.pauses.push(rule);
    return rule;
  },
  describe: (p, say) => [`Duties tagged ${p.of.join(' and ')} pause while ${say.condition(p.while)}.`],
});
