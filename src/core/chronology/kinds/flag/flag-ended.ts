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
  forMany: { label: 'End a flag', needless: (d, facts) => ([facts['flags']?.value, facts['flags.unconfirmed']?.value].some((set) => Array.isArray(set) && set.includes(d.flag)) ? undefined : 'This flag is not set') },
  summary: (d) => `${FLAGS[d.flag]}: ${d.reason}`,
});
