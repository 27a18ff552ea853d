import { CASE_ROLES } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { ASSESSMENT_STAGES } from './assessment-stages.ts';

const WHO = { 'young-person': 'The young person', 'parent-carer': 'Parent or carer' } as const;

export const feedbackTaken = kind({
  name: 'feedback.taken',
  subject: 'child',
  family: 'assessment',
  label: 'Feedback for the assessment',
  hint: 'What they say of it themselves. If they were asked and would not say, record that.',
  nature: 'fact',
  fields: {
    from: field.choice({ label: 'Whose', options: WHO }),
    stage: field.choice({ label: 'At which stage', options: ASSESSMENT_STAGES }),
    said: field.longText({ label: 'What they said, or how they were asked', max: 4000 }),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${WHO[d.from]}, ${ASSESSMENT_STAGES[d.stage].toLowerCase()}: ${d.said}`,
});
