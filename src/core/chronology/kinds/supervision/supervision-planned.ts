import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const supervisionPlanned = kind({
  name: 'supervision.planned',
  subject: 'worker',
  family: 'supervision',
  label: 'Supervision planned',
  nature: 'fact',
  fields: { on: field.date({ label: 'Day', future: true }), at: optional(field.time({ label: 'Time' })), place: optional(field.text({ label: 'Where' })) },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'service',
  summary: (d, names) => [names.date(d.on), d.at, d.place].filter(Boolean).join(', '),
});
