import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const volunteerEnded = kind({
  name: 'volunteer.ended',
  subject: 'child',
  family: 'allocation',
  label: 'Assignment of a volunteer ended',
  hint: 'The day is the last on which the volunteer sees the record.',
  nature: 'fact',
  answers: ['volunteer.assigned'],
  fields: { why: optional(field.text({ label: 'Why' })) },
  recordedBy: ['team-manager', 'service-manager', 'head-of-service', 'offender-management-coordinator', 'business-support'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => d.why ?? 'ended',
});
