import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const interventionAgreed = kind({
  name: 'intervention.agreed',
  subject: 'child',
  family: 'support',
  label: 'Intervention agreed',
  hint: 'The day is the day from which it is needed.',
  nature: 'fact',
  fields: {
    what: field.text({ label: 'Which intervention', max: 400 }),
    note: optional(field.longText({ label: 'What the child wants from it', max: 2000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [d.what, d.note].filter(Boolean).join(': '),
});
