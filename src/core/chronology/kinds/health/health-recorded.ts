import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const healthRecorded = kind({
  name: 'health.recorded',
  subject: 'child',
  family: 'support',
  label: 'Health: what the health worker notes',
  hint: 'Read by health workers alone. What others need to know for the child’s safety belongs in a note that they may read.',
  nature: 'fact',
  fields: { note: field.longText({ label: 'Note' }), next: optional(field.longText({ label: 'What happens next', max: 2000 })) },
  recordedBy: ['health-worker'],
  compartment: 'health',
  retention: 'case-record',
  summary: (d) => [d.note, d.next].filter(Boolean).join('; next: '),
});
