import { CASE_ROLES } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { FLAGS } from './flag-set.ts';

export const flagEnded = kind({
  name: 'flag.ended',
  subject: 'child',
  family: 'flag',
  label: 'Flag ended',
  nature: 'fact',
  fields: { flag: field.choice({ label: 'Flag', options: FLAGS }), reason: field.longText({ label: 'Why it no longer applies', max: 2000 }) },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'safeguarding',
  summary: (d) => `${FLAGS[d.flag]}: ${d.reason}`,
});
