import { z } from 'zod';
import { kindOf } from '../../chronology/kinds/index.ts';
import type { Condition } from '../expression/condition.ts';
import { condition, word, type Rule } from './word.ts';

const schema = z.strictObject({
  of: z.string(),
  value: z.string(),
  title: z.string(),
  when: condition,
  /** facts and fields laid beside it with their dates */
  evidence: z.array(z.string()).default([]),
  /** by itself it does not ask for a reason when people choose another value */
  judged: z.boolean().default(false),
});

export interface CriterionRule extends Rule {
  readonly source: z.output<typeof schema>;
  readonly when: Condition;
}

/** A worded criterion that points to one value of a rating. */
export const criterion = word({
  key: 'criterion',
  schema,
  compile(w, c, at): CriterionRule {
    w.kind([...at.path, 'of'], c.of);
    const field = w.rated.get(c.of);
    if (field !== undefined) w.value([...at.path, 'value'], c.of, field, c.value);
    for (const e of c.evidence) if (!Object.hasOwn(kindOf(c.of)?.fields ?? {}, e)) w.fact([...at.path, 'evidence'], e);
    return { clause: at.clause, source: c, when: w.condition([...at.path, 'when'], c.when, w.aboutKind(c.of), c.of) };
  },
  describe: (c, say) => [`${say.capital(c.value)} is pointed to by “${c.title}”: ${say.condition(c.when, c.of)}.`],
});
