import { CASE_ROLES } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const familyChanged = kind({
  name: 'family.changed',
  subject: 'child',
  family: 'family',
  label: 'Change in the family',
  hint: 'Somebody has come, left, been born or separated. A parent or carer, and a new address, have forms of their own.',
  nature: 'fact',
  fields: { what: field.longText({ label: 'What has changed', max: 2000 }) },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => d.what,
});
