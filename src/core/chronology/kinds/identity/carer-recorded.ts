import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const CONTACT_SAFETY = { safe: 'Safe to contact', 'ask-first': 'Ask the case manager first', 'not-safe': 'Not safe to contact' } as const;

export const carerRecorded = kind({
  name: 'carer.recorded',
  subject: 'child',
  family: 'identity',
  label: 'Parent or carer',
  hint: 'One entry for each person. A later entry with the same name replaces what is shown.',
  nature: 'fact',
  fields: {
    name: field.text({ label: 'Name' }),
    relation: field.text({ label: 'Relation to the child' }),
    telephone: optional(field.text({ label: 'Telephone', max: 60 })),
    contact: field.choice({ label: 'May they be contacted safely?', options: CONTACT_SAFETY }),
    responsibility: optional(field.yesNo({ label: 'Has parental responsibility' })),
    note: optional(field.longText({ label: 'Note', max: 2000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${d.name}, ${d.relation}: ${CONTACT_SAFETY[d.contact].toLowerCase()}`,
});
