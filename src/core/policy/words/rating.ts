import { z } from 'zod';
import { effect, word, type Rule } from './word.ts';

const schema = z.strictObject({
  of: z.string(),
  field: z.string(),
  scale: z.enum(['rag', 'rating']),
  /** with criteria of several values met, the higher applies */
  'higher-wins': z.boolean().default(true),
  /** what happens when people choose another value than the criteria point to */
  differs: effect,
});

export interface RatingRule extends Rule {
  readonly says: string;
  readonly source: z.output<typeof schema>;
}

/** How a value is chosen beside its criteria. */
export const rating = word({
  key: 'rating',
  schema,
  prepare: (w, r) => void w.rated.set(r.of, r.field),
  compile(w, r, at): RatingRule {
    w.kind([...at.path, 'of'], r.of);
    w.field([...at.path, 'field'], r.of, r.field);
    return { clause: at.clause, says: at.says, source: r };
  },
  describe: (r, say) => [`${say.kind(r.of)}: ${r['higher-wins'] ? 'with criteria of several values met the higher applies; ' : ''}where the choice differs from the criteria, ${say.effect(r.differs)}.`],
});
