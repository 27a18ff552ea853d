import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { IMPACT_OUTCOMES } from './impact-assessed.ts';

export const impactReviewed = kind({
  name: 'impact.reviewed',
  subject: 'unit',
  family: 'service',
  label: 'Impact assessment looked at again',
  nature: 'decision',
  answers: ['impact.assessed', 'impact.reviewed'],
  fields: {
    outcome: field.choice({ label: 'Outcome', options: IMPACT_OUTCOMES }),
    changed: field.longText({ label: 'What has changed, and what is done about it', max: 4000 }),
    'next-review': optional(field.date({ label: 'Looked at again by', hint: 'Leave it empty only where what was assessed is not done any more', future: true })),
  },
  recordedBy: ['information-governance-officer'],
  compartment: 'case',
  retention: 'service',
  demands: (d) => (d['next-review'] === undefined && d.outcome !== 'not-done' ? [{ field: 'next-review', expected: 'the day by which it is looked at again' }] : []),
  summary: (d) => `${IMPACT_OUTCOMES[d.outcome].toLowerCase()}: ${d.changed}`,
});
