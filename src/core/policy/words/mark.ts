import { z } from 'zod';
import type { Condition, Event } from '../expression/condition.ts';
import { condition, events, word, type Rule } from './word.ts';

export interface MarkRule extends Rule {
  readonly on: readonly Event[];
  readonly when?: Condition;
  readonly mark: string;
}

/** What is written beside an entry when it is recorded. */
export const mark = word({
  key: 'mark',
  schema: z.strictObject({ on: events, when: condition.optional(), mark: z.string() }),
  compile(w, m, at): MarkRule {
    const on = m.on.map((e) => w.event([...at.path, 'on'], e));
    const kind = on[0]?.kind;
    return { clause: at.clause, on, mark: m.mark, ...(m.when === undefined ? {} : { when: w.condition([...at.path, 'when'], m.when, w.aboutKind(kind), kind) }) };
  },
  describe: (m, say) => [`${say.events(m.on)}${m.when === undefined ? '' : `, if ${say.condition(m.when, m.on[0]?.split(' ')[0])},`} is marked “${m.mark}”.`],
});
