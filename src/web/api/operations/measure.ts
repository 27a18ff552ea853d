import { z } from 'zod';
import { openMeasure } from '../../../app/cohorts/measure-page.ts';
import { operation } from '../operation.ts';
import { problem } from '../problem.ts';
import { faultOfSpan, MEASURE, measureOut, SPAN } from '../shapes/measure.ts';
import { DAY, dayOf, ID } from '../shapes/parts.ts';

/** One measure, opened to the rows that it is counted from. */
export const measure = operation({
  name: 'measure',
  method: 'GET',
  path: '/measures/{measure}',
  group: 'figures',
  says: 'One measure over some days, with its definition and the rows behind it',
  more: 'Everybody is counted alike. A row whose child this system may not see has no child.',
  permission: 'measures.see',
  purpose: 'looking at a figure and what is behind it',
  audit: { event: 'measure.opened', shown: 'a figure and what is behind it' },
  params: z.object({ measure: z.string().regex(/^[\w.-]{1,100}$/) }),
  query: z.strictObject(SPAN),
  answer: z.object({
    measure: MEASURE,
    definition: z.array(z.string()),
    cites: z.string(),
    rows: z.array(z.object({
      child: z.object({ id: ID, name: z.string(), reference: z.string().optional() }).optional(), on: DAY.optional(), since: DAY.optional(), until: DAY.optional(), days: z.int().optional(), counted: z.int().min(0).describe('How many entries count'),
      inPart: z.boolean().describe('Whether it is of the part of a share'),
    })),
  }),
  problems: ['not-valid', 'not-found'],
  async handle({ ports, reader }, { params, query }) {
    const fault = faultOfSpan(query.from, query.until);
    if (fault !== undefined) return fault;
    const page = await openMeasure(ports, reader, params.measure, { span: { from: dayOf(query.from), to: dayOf(query.until) } });
    if (page === 'none') return problem('not-found', 'There is no such measure in the policy in force.');
    if (page === 'not theirs') return problem('not-allowed', 'The policy gives this measure to other roles.');
    return {
      is: 'answer', shown: `a figure and the ${page.out.rows.length} rows behind it`,
      body: {
        measure: measureOut(page.out), definition: [...page.definition], cites: page.cites,
        rows: page.out.rows.map((r) => {
          const named = page.children.get(r.child);
          return { child: named?.known === true ? { id: r.child, name: named.name, reference: named.reference } : undefined, on: r.on, since: r.since, until: r.until, days: r.days, counted: r.counted.length, inPart: r.inPart };
        }),
      },
    };
  },
});
