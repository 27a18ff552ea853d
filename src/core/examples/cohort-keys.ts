import { z } from 'zod';
import { day, oneOrMore, role, says, some, someOf, withoutIdle } from './written.ts';

/* What examples may expect of lists, checklists, measures, cohorts and reports. */

const MEASURED = ['numerator', 'denominator', 'percent', 'value', 'number', 'sum', 'highest', 'mean', 'days', 'waiting', 'without', 'by', 'rows', 'others', 'on', 'from', 'to', 'cohort', 'of'] as const;

export const cohortKeys = {
  list: oneOrMore(
    says(
      withoutIdle(
        z.strictObject({
          name: z.string(),
          /** drawn up for this day */
          on: day.optional(),
          /** only so many from the top */
          first: z.number().int().optional(),
          /** narrowed to rows with these values: { flags: missing } */
          narrowed: someOf(z.string(), z.string()).optional(),
          order: z.array(z.string()).optional(),
          /** what stands in some of its rows; an empty list: it has none */
          rows: z.array(z.strictObject({ of: z.string(), marks: z.array(z.string()).optional(), shows: someOf(z.string(), z.unknown()).optional() })).optional(),
          /** what may be recorded from it */
          records: z.array(z.string()).optional(),
          /** for a value of its first filter: when it was given last (null: never), how many changes since, who came and who is gone */
          given: oneOrMore(says(z.strictObject({ of: z.string(), on: day.nullable().optional(), changes: z.number().int().optional(), came: z.array(z.string()).optional(), gone: z.array(z.string()).optional() }), 'of')).optional(),
          /** whose list it is */
          for: z.array(role).optional(),
        }),
        ({ order }) => (order === undefined ? { 'only an order has a top, with "order:"': ['first'] } : {}),
      ),
      'name', 'on', 'narrowed', 'first',
    ),
  ).optional(),
  measure: oneOrMore(
    says(
      withoutIdle(
        z.strictObject({
          name: z.string(),
          /** as on this day: the last that counts */
          on: day.optional(),
          from: day.optional(),
          to: day.optional(),
          /** worked out of the cohort that was fixed under this name (the unit of the example) */
          cohort: z.string().optional(),
          /** only the rows of one child */
          of: z.string().optional(),
          /** in which role somebody asks for it */
          as: role.optional(),
          refused: z.boolean().optional(),
          numerator: z.number().optional(),
          denominator: z.number().optional(),
          percent: z.number().nullable().optional(),
          value: z.number().nullable().optional(),
          number: z.number().optional(),
          sum: z.number().nullable().optional(),
          highest: z.number().nullable().optional(),
          mean: z.number().nullable().optional(),
          days: z.number().nullable().optional(),
          waiting: z.number().optional(),
          without: z.number().optional(),
          /** how many have each value of the field by which it is split */
          by: someOf(z.string(), z.number()).optional(),
          /** those behind the figure: of a share those of the part, of days those that have ended, otherwise those with something counted */
          rows: z.array(z.string()).optional(),
          /** the rest: of a share those that are not of the part, of days those that wait */
          others: z.array(z.string()).optional(),
        }),
        (m) => ({
          ...(m.as === undefined ? { 'nobody asks, with "as:"': ['refused'] } : {}),
          ...(m.to === undefined ? {} : { 'the last day that counts is said once, with "to:"': ['on'] }),
          ...(m.refused === true ? { 'who is refused sees nothing': MEASURED } : {}),
        }),
      ),
      'name', 'on', 'from', 'to', 'cohort', 'of',
    ),
  ).optional(),
  /** a cohort that was fixed: the unit of the example */
  cohort: oneOrMore(says(z.strictObject({ of: z.string(), members: z.array(z.string()).optional(), count: z.number().int().optional(), has: some(z.string()).optional(), 'has-not': some(z.string()).optional() }), 'of')).optional(),
  /** those who are in a cohort on a day, before it is fixed */
  'live-cohort': oneOrMore(z.strictObject({ name: z.string(), on: day.optional(), members: z.array(z.string()) })).optional(),
  report: oneOrMore(withoutIdle(z.strictObject({ name: z.string(), as: role, refused: z.boolean().optional(), measures: z.array(z.string()).optional() }), ({ refused }) => (refused === true ? { 'who is refused sees nothing': ['measures'] } : {}))).optional(),
  checklist: oneOrMore(
    says(
      withoutIdle(
        z.strictObject({
          name: z.string(),
          /** as on this day */
          on: day.optional(),
          /** those on it, in its order */
          order: z.array(z.string()).optional(),
          /** how one of them stands */
          of: z.string().optional(),
          done: z.number().int().optional(),
          steps: z.number().int().optional(),
          open: z.array(z.string()).optional(),
          /** whose it is */
          for: z.array(role).optional(),
        }),
        ({ of }) => (of === undefined ? { 'nobody is named whose steps are meant, with "of:"': ['done', 'steps', 'open'] } : {}),
      ),
      'name', 'on',
    ),
  ).optional(),
};
