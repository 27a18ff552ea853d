import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const licencePlanned = kind({
  name: 'licence.planned',
  subject: 'child',
  family: 'custody',
  label: 'Licence conditions in preparation',
  nature: 'fact',
  fields: { conditions: optional(field.longText({ label: 'Conditions thought of', max: 4000 })) },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => d.conditions ?? 'in preparation',
});
