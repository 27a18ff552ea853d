import { CASE_ROLES, roleInSentence } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { actionsOf, agreedActions } from '../action/agreed-actions.ts';

export const purposeMeetingHeld = kind({
  name: 'purpose-meeting.held',
  subject: 'child',
  family: 'dyo',
  label: 'Purpose meeting',
  hint: 'What the status is for in this case, and who does what by when.',
  nature: 'decision',
  fields: {
    present: field.roles({ label: 'Who was there' }),
    'led-by': optional(field.role({ label: 'Led by' })),
    purpose: optional(field.longText({ label: 'What DYO is for in this case', max: 4000 })),
    actions: optional(agreedActions),
    views: optional(field.longText({ label: 'Views', hint: 'Disagreement too', max: 4000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'meeting',
  writes: (d) => actionsOf(d.actions, 'purpose-meeting'),
  summary: (d) => [d.purpose, `present: ${d.present.map((r) => roleInSentence(r)).join(', ')}`].filter(Boolean).join('; '),
});
