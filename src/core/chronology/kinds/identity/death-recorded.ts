import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const deathRecorded = kind({
  name: 'death.recorded',
  subject: 'child',
  family: 'identity',
  label: 'Death of the child',
  hint: 'The day above is the day of death. How long the record is kept follows from it.',
  nature: 'fact',
  fields: { source: field.text({ label: 'How you know' }), note: optional(field.longText({ label: 'Note', max: 4000 })) },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  crosses: 'whole',
  retention: 'case-record',
  summary: (d) => [d.source, d.note].filter(Boolean).join(': '),
});
