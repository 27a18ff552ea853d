import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const custodyStarted = kind({
  name: 'custody.started',
  subject: 'child',
  family: 'custody',
  label: 'In custody',
  nature: 'fact',
  fields: {
    place: field.text({ label: 'Where' }),
    basis: optional(field.choice({ label: 'Basis', options: { remand: 'Remand', sentence: 'Sentence', recall: 'Recall' } })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => d.place,
});
