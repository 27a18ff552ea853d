import { CASE_ROLES } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const licenceFinal = kind({
  name: 'licence.final',
  subject: 'child',
  family: 'custody',
  label: 'Licence conditions final',
  hint: 'They are sent as they stand here.',
  nature: 'decision',
  fields: { conditions: field.longText({ label: 'Conditions', hint: 'Each with what it is for', max: 4000 }) },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => d.conditions,
});
