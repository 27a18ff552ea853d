import { z } from 'zod';
import type { Role } from '../../access/roles.ts';
import type { Condition } from '../expression/condition.ts';
import { about, condition, role, word, type Rule, type RuleSubject } from './word.ts';

const schema = z.strictObject({
  name: z.string(),
  title: z.string(),
  about,
  /** whose list it is; anybody's who may see the register if it is not said */
  for: z.array(role).default([]),
  of: condition,
  first: condition.optional(),
  /** facts by which the list is ordered, the least first; "most NAME": the most first */
  then: z.array(z.string()).default([]),
  /** facts that stand beside each name */
  shows: z.array(z.string()).default([]),
  /** marks beside some of them */
  marks: z.array(z.strictObject({ when: condition, mark: z.string() })).default([]),
  /** what is recorded from the list: kinds of entry */
  record: z.array(z.string()).default([]),
});

export interface ListRule extends Rule {
  readonly about: RuleSubject;
  readonly source: z.output<typeof schema>;
  readonly for: readonly Role[];
  readonly of: Condition;
  readonly first?: Condition;
  readonly then: readonly { readonly slot: number; readonly most: boolean }[];
  readonly shows: readonly number[];
  readonly marks: readonly { readonly when: Condition; readonly mark: string }[];
}

/** A list of children (or other subjects) in an order that the policy sets; it can be drawn up for any day. */
export const list = word({
  key: 'list',
  schema,
  compile(w, l, at): ListRule {
    for (const k of l.record) w.kind([...at.path, 'record'], k);
    return {
      clause: at.clause,
      about: l.about,
      source: l,
      for: l.for,
      of: w.condition([...at.path, 'of'], l.of, l.about),
      ...(l.first === undefined ? {} : { first: w.condition([...at.path, 'first'], l.first, l.about) }),
      then: l.then.map((f) => w.order([...at.path, 'then'], f, l.about)),
      shows: l.shows.map((f) => w.fact([...at.path, 'shows'], f, l.about)),
      marks: l.marks.map((m) => ({ mark: m.mark, when: w.condition([...at.path, 'marks'], m.when, l.about) })),
    };
  },
  describe: (l, say) => [`${l.title}: those for whom ${say.condition(l.of)}${l.first === undefined ? '' : `, first those for whom ${say.condition(l.first)}`}.`],
});
