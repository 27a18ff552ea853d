import { z } from 'zod';
import type { Role } from '../../access/roles.ts';
import { both, type Condition, type Event } from '../expression/condition.ts';
import { about, condition, events, role, word, type Rule, type RuleSubject } from './word.ts';

const schema = z.strictObject({
  title: z.string(),
  about,
  /** the entries that somebody is to learn of at once */
  on: events,
  /** only if this holds when it is recorded; and the level's condition, if the clause has a level */
  when: condition.optional(),
  /** the roles that learn of it; whoever recorded it does not. Of a role it is the person allocated, where somebody is */
  to: z.array(role).min(1),
});

export interface AlertRule extends Rule {
  readonly about: RuleSubject;
  readonly index: number;
  readonly title: string;
  readonly on: readonly Event[];
  readonly to: readonly Role[];
  readonly when?: Condition;
}

/** Something that certain people are to learn of the moment it is recorded; it goes away when they have read it. */
export const alert = word({
  key: 'alert',
  schema,
  compile(w, a, at): AlertRule {
    const level = at.level === undefined ? undefined : w.level(['level'], at.level);
    const when = a.when === undefined ? undefined : w.condition([...at.path, 'when'], a.when, a.about);
    const holds = [level, when].filter((c): c is Condition => c !== undefined);
    return {
      clause: at.clause, about: a.about, index: at.index, title: a.title, on: a.on.map((e) => w.event([...at.path, 'on'], e, a.about)), to: a.to,
      ...(holds.length === 0 ? {} : { when: both(holds, undefined) }),
    };
  },
  describe: (a, say, level) => [`${say.events(a.on)}${a.when === undefined ? '' : `, if ${say.condition(a.when)}`}${level}: the ${say.roles(a.to)} ${a.to.length === 1 ? 'is' : 'are'} told at once (“${a.title}”).`],
});
