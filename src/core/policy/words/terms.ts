import { z } from 'zod';
import { word, type Rule } from './word.ts';

export interface TermRule extends Rule {
  readonly term: string;
  readonly meaning: string;
  readonly aliases: readonly string[];
  readonly screen?: string;
}

/** The vocabulary of the policy. */
export const terms = word({
  key: 'terms',
  schema: z.strictObject({ term: z.string(), meaning: z.string(), aliases: z.array(z.string()).default([]), screen: z.string().optional() }),
  states: true,
  compile: (_w, t, at): TermRule => ({ clause: at.clause, term: t.term, meaning: t.meaning, aliases: t.aliases, ...(t.screen === undefined ? {} : { screen: t.screen }) }),
  describe: (t) => [`${t.term}: ${t.meaning}${t.aliases.length === 0 ? '' : ` (also written ${t.aliases.join(', ')})`}.`],
});
