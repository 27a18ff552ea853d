import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

const REASONS = { new: 'A new assessment', planned: 'A planned review', change: 'A review after a change' } as const;

export const assessmentOpened = kind({
  name: 'assessment.opened',
  subject: 'child',
  family: 'assessment',
  label: 'Assessment begun',
  nature: 'fact',
  answers: ['change.marked'],
  fields: { reason: field.choice({ label: 'Why', options: REASONS }), due: optional(field.date({ label: 'To be completed by', future: true })) },
  recordedBy: ['case-manager', 'team-manager', 'business-support'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d, names) => `${REASONS[d.reason]}${d.due ? `, by ${names.date(d.due)}` : ''}`,
});
