import { z } from 'zod';
import { openMeasures } from '../../../app/cohorts/measure-page.ts';
import { operation } from '../operation.ts';
import { faultOfSpan, MEASURE, measureOut, SPAN } from '../shapes/measure.ts';
import { dayOf } from '../shapes/parts.ts';

/** The figures of the policy over some days. */
export const measures = operation({
  name: 'measures',
  method: 'GET',
  path: '/measures',
  group: 'figures',
  says: 'The measures of the policy that the role may see, each with its figures over some days',
  permission: 'measures.see',
  purpose: 'looking at the figures',
  audit: { event: 'measures.listed', shown: 'figures' },
  query: z.strictObject(SPAN),
  answer: z.object({ measures: z.array(MEASURE) }),
  problems: ['not-valid'],
  async handle({ ports, reader }, { query }) {
    const fault = faultOfSpan(query.from, query.until);
    if (fault !== undefined) return fault;
    const page = await openMeasures(ports, reader, { span: { from: dayOf(query.from), to: dayOf(query.until) } });
    return { is: 'answer', shown: `${page.measures.length} figures`, body: { measures: page.measures.map(measureOut) } };
  },
});
