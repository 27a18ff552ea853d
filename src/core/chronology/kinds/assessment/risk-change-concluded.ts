import { CASE_ROLES, roleInSentence } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

const CONCLUSIONS = { kept: 'The rating is kept', changed: 'The rating is changed' } as const;

export const riskChangeConcluded = kind({
  name: 'risk-change.concluded',
  subject: 'child',
  family: 'assessment',
  label: 'Change of risk talked over',
  hint: 'What those who were asked concluded about the rating. A new rating is recorded beside it.',
  nature: 'decision',
  answers: ['change.marked'],
  fields: {
    with: field.roles({ label: 'With' }),
    conclusion: field.choice({ label: 'Conclusion', options: CONCLUSIONS }),
    reason: field.longText({ label: 'Why', hint: 'Disagreement too', max: 4000 }),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${CONCLUSIONS[d.conclusion]}, with ${d.with.map((r) => roleInSentence(r)).join(' and ')}: ${d.reason}`,
});
