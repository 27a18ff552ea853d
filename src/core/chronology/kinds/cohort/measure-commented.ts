import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const measureCommented = kind({
  name: 'measure.commented',
  subject: 'unit',
  family: 'cohort',
  label: 'Comment on a figure',
  nature: 'fact',
  fields: {
    measure: field.text({ label: 'Which measure' }),
    text: field.longText({ label: 'Comment', hint: 'What the figure does not show, what is being corrected', max: 4000 }),
  },
  recordedBy: ['performance-analyst', 'performance-manager', 'offender-management-coordinator', 'team-manager', 'service-manager', 'head-of-service'],
  compartment: 'case',
  retention: 'service',
  summary: (d) => d.text,
});
