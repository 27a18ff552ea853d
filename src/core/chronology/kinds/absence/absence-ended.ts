import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const absenceEnded = kind({
  name: 'absence.ended',
  subject: 'worker',
  family: 'staff',
  label: 'Back, or the standing in ends',
  hint: 'The day is the first on which nobody stands in any longer.',
  nature: 'fact',
  answers: ['absence.recorded'],
  fields: { why: optional(field.text({ label: 'Why' })) },
  recordedBy: 'anyone',
  compartment: 'case',
  retention: 'service',
  summary: (d) => d.why ?? 'back',
});
