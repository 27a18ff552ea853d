import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const custodyEnded = kind({
  name: 'custody.ended',
  subject: 'child',
  family: 'custody',
  label: 'Released',
  nature: 'fact',
  fields: { to: optional(field.text({ label: 'Released to' })) },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => d.to ?? 'released',
});
