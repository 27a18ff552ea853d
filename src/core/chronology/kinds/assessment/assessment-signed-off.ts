import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { ASSESSMENT_STAGES } from './assessment-stages.ts';

export const assessmentSignedOff = kind({
  name: 'assessment.signed-off',
  subject: 'child',
  family: 'assessment',
  label: 'Assessment handed in and signed off',
  nature: 'decision',
  answers: ['assessment.completed'],
  fields: {
    stage: field.choice({ label: 'Which', options: ASSESSMENT_STAGES }),
    conclusions: optional(
      field.list({
        label: 'Conclusions, each with the evidence on which it rests',
        itemLabel: 'Conclusion',
        of: { conclusion: field.text({ label: 'Conclusion', max: 500 }), evidence: optional(field.text({ label: 'Evidence', hint: 'The event or source, with its date', max: 1000 })) },
      }),
    ),
    note: optional(field.longText({ label: 'Note', max: 2000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [ASSESSMENT_STAGES[d.stage], ...(d.conclusions ?? []).map((c) => c.conclusion), d.note].filter(Boolean).join('; '),
});
