import { MANAGERS, roleInSentence } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const supervisionHeld = kind({
  name: 'supervision.held',
  subject: 'worker',
  family: 'supervision',
  label: 'Supervision held',
  nature: 'decision',
  fields: {
    present: field.roles({ label: 'Who took part' }),
    note: optional(field.longText({ label: 'Beside the cases', hint: 'Workload, training, well-being: seen by the worker and their managers', max: 8000 })),
  },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'service',
  summary: (d) => d.present.map((r) => roleInSentence(r)).join(', '),
});
