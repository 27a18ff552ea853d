import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const interventionStarted = kind({
  name: 'intervention.started',
  subject: 'child',
  family: 'support',
  label: 'Intervention started',
  nature: 'fact',
  answers: ['intervention.agreed'],
  fields: {
    what: optional(field.text({ label: 'Which intervention', max: 400 })),
    note: optional(field.longText({ label: 'Note', max: 2000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [d.what, d.note].filter(Boolean).join(': ') || 'started',
});
