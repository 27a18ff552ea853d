import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { REQUIREMENTS } from './order-started.ts';

export const requirementEnded = kind({
  name: 'requirement.ended',
  subject: 'child',
  family: 'order',
  label: 'Requirement ended',
  nature: 'fact',
  answers: ['requirement.set', 'order.started'],
  fields: {
    requirement: field.choice({ label: 'Requirement', options: REQUIREMENTS }),
    reason: optional(field.text({ label: 'Why', max: 500 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [REQUIREMENTS[d.requirement], d.reason].filter(Boolean).join(': '),
});
