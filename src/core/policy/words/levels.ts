import { z } from 'zod';
import type { Condition } from '../expression/condition.ts';
import { conditionOf } from '../level.ts';
import { condition, word, type Rule } from './word.ts';

export const levelSchema = z.strictObject({
  name: z.string(),
  of: z.string(),
  is: z.string(),
  title: z.string(),
  /** nobody is at the level unless this holds too: the status that it belongs to */
  while: condition.optional(),
});

export interface LevelRule extends Rule {
  readonly source: z.output<typeof levelSchema>;
  readonly while: Condition;
}

/** Levels of a scale to which clauses belong ("the Red list"). */
export const levels = word({
  key: 'levels',
  schema: levelSchema,
  prepare: (w, l) => void w.levels.set(l.name, l),
  compile: (w, l, at): LevelRule => ({ clause: at.clause, source: l, while: w.condition(at.path, conditionOf(l)) }),
  describe: (l, say) => [`${l.title}: while ${say.condition(conditionOf(l))}.`],
});
