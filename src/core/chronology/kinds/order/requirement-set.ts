import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { REQUIREMENTS } from './order-started.ts';

export const requirementSet = kind({
  name: 'requirement.set',
  subject: 'child',
  family: 'order',
  label: 'Requirement added',
  hint: 'A requirement that came after the order began, or one that has changed.',
  nature: 'fact',
  answers: ['order.started'],
  fields: {
    requirement: field.choice({ label: 'Requirement', options: REQUIREMENTS }),
    details: optional(field.text({ label: 'Details', hint: 'For example, 19:00 to 07:00 at home', max: 500 })),
    ends: optional(field.date({ label: 'Last day', hint: 'Leave empty while it is not known', future: true })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d, names) => [REQUIREMENTS[d.requirement], d.details, d.ends ? `to ${names.date(d.ends)}` : undefined].filter(Boolean).join(', '),
});
