import { z } from 'zod';
import type { WorkedOut } from '../../../core/measures/work-out.ts';
import { problem, type Problem } from '../problem.ts';
import { DAY } from './parts.ts';

const FIGURE = z.number().optional();

export const MEASURE = z.object({
  name: z.string(),
  title: z.string(),
  clause: z.string(),
  from: DAY.optional(),
  until: DAY,
  figures: z.object({
    value: FIGURE.describe('The figure that the measure names first; absent where there is nothing to divide by'),
    numerator: FIGURE, denominator: FIGURE, percent: FIGURE, number: FIGURE, sum: FIGURE, highest: FIGURE, mean: FIGURE, days: FIGURE, without: FIGURE, waiting: FIGURE,
    by: z.record(z.string(), z.number()).optional(),
  }),
});

export const SPAN = { from: DAY, until: DAY };

export function measureOut({ measure, span, figures }: WorkedOut): z.input<typeof MEASURE> {
  return { name: measure.name, title: measure.title, clause: measure.clause, from: span.from, until: span.to, figures: { ...figures, by: figures.by === undefined ? undefined : { ...figures.by } } };
}

/** What is wrong with the days that are asked for. */
export function faultOfSpan(from: string, until: string): Problem | undefined {
  return until < from ? problem('not-valid', 'The last day lies before the first: see faults.', { faults: [{ field: 'until', expected: 'a day that is not before from' }] }) : undefined;
}
