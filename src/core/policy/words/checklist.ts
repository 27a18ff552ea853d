import { z } from 'zod';
import type { Role } from '../../access/roles.ts';
import type { Condition } from '../expression/condition.ts';
import { about, condition, role, word, type Rule, type RuleSubject } from './word.ts';

const schema = z.strictObject({
  name: z.string(),
  title: z.string(),
  about,
  /** for whom it is kept */
  of: condition,
  /** whose view it is */
  for: z.array(role).default([]),
  /** facts by which those on it are ordered, the least first; "most NAME": the most first */
  order: z.array(z.string()).default([]),
  steps: z.array(z.strictObject({ label: z.string(), done: condition, /** asked only of those for whom this holds */ when: condition.optional() })).min(1),
});

export interface ChecklistRule extends Rule {
  readonly about: RuleSubject;
  readonly name: string;
  readonly title: string;
  readonly for: readonly Role[];
  readonly of: Condition;
  readonly order: readonly { readonly slot: number; readonly most: boolean }[];
  readonly steps: readonly { readonly label: string; readonly done: Condition; readonly when?: Condition }[];
}

/** Steps that each subject of a kind should have behind it: who has which open. Several clauses may add steps to one list. */
export const checklist = word({
  key: 'checklist',
  schema,
  compile: (w, c, at): ChecklistRule => ({
    clause: at.clause,
    about: c.about,
    name: c.name,
    title: c.title,
    for: c.for,
    of: w.condition([...at.path, 'of'], c.of, c.about),
    order: c.order.map((f) => w.order([...at.path, 'order'], f, c.about)),
    steps: c.steps.map((s) => ({
      label: s.label,
      done: w.condition([...at.path, 'steps'], s.done, c.about),
      ...(s.when === undefined ? {} : { when: w.condition([...at.path, 'steps'], s.when, c.about) }),
    })),
  }),
  describe: (c, say) => [`${c.title}, for those for whom ${say.condition(c.of)}: ${c.steps.map((s) => `${s.label} (${say.condition(s.done)}${s.when === undefined ? '' : `; asked while ${say.condition(s.when)}`})`).join('; ')}.`],
});
