import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const caseMeetingConvened = kind({
  name: 'case-meeting.convened',
  subject: 'child',
  family: 'meeting',
  label: 'Case Management Meeting convened',
  nature: 'fact',
  fields: { for: field.date({ label: 'For which day', future: true }), invited: optional(field.longText({ label: 'Who is invited', max: 2000 })) },
  answers: ['referral-panel.decided'],
  recordedBy: 'anyone',
  compartment: 'case',
  retention: 'meeting',
  summary: (d, names) => `for ${names.date(d.for)}`,
});
