import { z } from 'zod';
import type { Condition, Event } from '../expression/condition.ts';
import { conditionOf } from '../level.ts';
import { about, condition, event, fill, role, word, type Rule, type RuleSubject } from './word.ts';

const schema = z.strictObject({
  title: z.string(),
  about,
  when: condition,
  decide: z.string(),
  /** only entries like this close it; any entry of the kind if absent */
  'closed-by': event.optional(),
  owner: role,
  /** facts whose change after a decision opens it again */
  'reopens-on': z.array(z.string()).default([]),
  'may-close-unconsidered': z.boolean().default(false),
  shows: z.array(z.string()).default([]),
  fill: fill.optional(),
});

export interface ConsiderationRule extends Rule {
  readonly about: RuleSubject;
  readonly index: number;
  readonly source: z.output<typeof schema>;
  readonly when: Condition;
  readonly closedBy: Event;
  readonly reopensOn: readonly number[];
  readonly shows: readonly number[];
}

/** A decision that must be taken and reasoned, whichever way it goes. */
export const consideration = word({
  key: 'consideration',
  schema,
  compile(w, c, at): ConsiderationRule {
    const { path } = at;
    w.kind([...path, 'decide'], c.decide);
    for (const f of Object.keys(c.fill ?? {})) w.field([...path, 'fill'], c.decide, f);
    const level = at.level === undefined ? undefined : w.levels.get(at.level);
    const when = level ? `(${c.when}) and ${conditionOf(level)}` : c.when;
    return {
      clause: at.clause,
      about: c.about,
      index: at.index,
      source: c,
      when: w.condition([...path, 'when'], when, c.about),
      closedBy: w.event([...path, 'closed-by'], c['closed-by'] ?? c.decide, c.about),
      reopensOn: c['reopens-on'].map((f) => w.fact([...path, 'reopens-on'], f, c.about)),
      shows: c.shows.map((f) => w.fact([...path, 'shows'], f, c.about)),
    };
  },
  describe: (c, say, level) => [
    `The ${say.role(c.owner)}${level} decides on “${c.title}” when ${say.condition(c.when)}, by recording ${say.kind(c.decide)}${c['may-close-unconsidered'] ? '; it may be closed without considering, with a reason' : ''}.`,
  ],
});
