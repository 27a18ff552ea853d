import { z } from 'zod';
import type { Condition } from '../expression/condition.ts';
import type { Length } from '../workbench.ts';
import { condition, length, word, type Rule } from './word.ts';

export const cohortSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  /** who is in it on a day, until it is fixed */
  of: condition,
  /** the day from which each member counts: a fact that is a day */
  registered: z.string(),
  /** how long a fixed one is followed, unless the person who fixes it says otherwise */
  'follow-up': length.optional(),
});

export interface CohortRule extends Rule {
  readonly name: string;
  readonly title: string;
  readonly of: Condition;
  /** slot of the fact */
  readonly registered: number;
  readonly followUp?: Length;
}

/** A group of children whose course is measured. Fixed on a day it keeps its members: nobody leaves it or joins it afterwards. */
export const cohort = word({
  key: 'cohort',
  schema: cohortSchema,
  prepare: (w, c) => void w.cohorts.set(c.name, c),
  compile: (w, c, at): CohortRule => ({
    clause: at.clause,
    name: c.name,
    title: c.title,
    of: w.condition([...at.path, 'of'], c.of),
    registered: w.dated([...at.path, 'registered'], c.registered),
    ...(c['follow-up'] === undefined ? {} : { followUp: w.length([...at.path, 'follow-up'], c['follow-up']) }),
  }),
  describe: (c, say) => [
    `${c.title}: those for whom it holds that ${say.condition(c.of)}, each counted from the day “${say.fact(c.registered)}”. Fixed on a day, it keeps exactly these members${c['follow-up'] === undefined ? '' : ` and is followed for ${say.length(c['follow-up'])}`}.`,
  ],
});
