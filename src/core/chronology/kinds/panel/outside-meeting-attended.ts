import { CASE_ROLES, roleLabel } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const outsideMeetingAttended = kind({
  name: 'outside-meeting.attended',
  subject: 'child',
  family: 'meeting',
  label: 'Represented the service at a meeting',
  nature: 'fact',
  fields: {
    by: field.role({ label: 'Who went' }),
    said: optional(field.longText({ label: 'What was said and agreed', max: 6000 })),
    'stood-in': optional(field.text({ label: 'Why somebody else than the coordinator went' })),
  },
  answers: ['outside-meeting.entered'],
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'meeting',
  summary: (d) => `${roleLabel(d.by)}${d.said === undefined ? '' : `: ${d.said}`}`,
});
