import { z } from 'zod';
import type { Role } from '../../access/roles.ts';
import { didYouMean } from '../expression/suggest.ts';
import { role, word, type Rule } from './word.ts';

export interface ReportRule extends Rule {
  readonly name: string;
  readonly title: string;
  readonly for: readonly Role[];
  readonly measures: readonly string[];
}

/** Measures that certain roles look at together: all of them see the same figures, and nobody else does. */
export const report = word({
  key: 'report',
  schema: z.strictObject({ name: z.string(), title: z.string(), for: z.array(role).min(1), measures: z.array(z.string()).min(1) }),
  compile(w, r, at): ReportRule {
    for (const m of r.measures) if (!w.measures.has(m)) w.fault([...at.path, 'measures'], `"${m}" is no measure of this policy${didYouMean(m, [...w.measures])}`);
    return { clause: at.clause, name: r.name, title: r.title, for: r.for, measures: r.measures };
  },
  describe: (r, say) => [`${r.title} is seen by the ${say.roles(r.for)}, by all with the same figures, and by nobody else.`],
});
