import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const residenceRecorded = kind({
  name: 'residence.recorded',
  subject: 'child',
  family: 'identity',
  label: 'Place of residence',
  hint: 'Whether there is a place to live, and whether it can be relied on, in the worker’s judgement.',
  nature: 'fact',
  fields: {
    place: field.text({ label: 'What it is', hint: 'With parents, a hostel, a tenancy; "none" where there is none' }),
    secure: field.yesNo({ label: 'It is secure' }),
    until: optional(field.date({ label: 'Known to last until', future: true })),
    note: optional(field.longText({ label: 'Note', max: 2000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d, names) => [d.place, d.secure ? 'secure' : 'not secure', d.until === undefined ? undefined : `until ${names.date(d.until)}`, d.note].filter(Boolean).join(', '),
});
