import { z } from 'zod';
import type { Role } from '../../access/roles.ts';
import type { Event } from '../expression/condition.ts';
import { about, events, role, word, type Rule, type RuleSubject } from './word.ts';

const schema = z.strictObject({
  title: z.string(),
  about,
  /** the entries that somebody is to learn of at once */
  on: events,
  /** the roles that learn of it; whoever recorded it does not */
  to: z.array(role).min(1),
});

export interface AlertRule extends Rule {
  readonly about: RuleSubject;
  readonly index: number;
  readonly title: string;
  readonly on: readonly Event[];
  readonly to: readonly Role[];
}

/** Something that certain people are to learn of the moment it is recorded; it goes away when they have read it. */
export const alert = word({
  key: 'alert',
  schema,
  compile: (w, a, at): AlertRule => ({ clause: at.clause, about: a.about, index: at.index, title: a.title, on: a.on.map((e) => w.event([...at.path, 'on'], e, a.about)), to: a.to }),
  describe: (a, say) => [`${say.events(a.on)}: the ${say.roles(a.to)} ${a.to.length === 1 ? 'is' : 'are'} told at once (“${a.title}”).`],
});
