import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { ETHNICITY } from './ethnicity.ts';

export const identityRecorded = kind({
  name: 'identity.recorded',
  subject: 'child',
  family: 'identity',
  label: 'Who the child is',
  hint: 'Name, date of birth and reference. Leave a field empty to keep what is on record.',
  nature: 'fact',
  fields: {
    surname: optional(field.text({ label: 'Surname' })),
    forenames: optional(field.text({ label: 'Forenames' })),
    'known-as': optional(field.text({ label: 'Known as', hint: 'The name the child uses, and street names' })),
    reference: optional(field.text({ label: 'Reference', max: 40 })),
    'date-of-birth': optional(field.date({ label: 'Date of birth' })),
    sex: optional(field.choice({ label: 'Sex', options: { female: 'Female', male: 'Male', 'not-known': 'Not known' } })),
    ethnicity: optional(field.choice({ label: 'Ethnicity', hint: 'As the child describes it', options: ETHNICITY })),
    communication: optional(field.longText({ label: 'Communication', hint: 'Language, interpreter, reading, speech, what helps', max: 2000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  staysBehind: ['reference'],
  retention: 'case-record',
  demands: (d) => (Object.values(d).every((v) => v === undefined) ? [{ field: 'surname', expected: 'at least one thing to record' }] : []),
  summary: (d, names) =>
    [
      [d.forenames, d.surname].filter(Boolean).join(' ') || undefined,
      d['known-as'] ? `known as ${d['known-as']}` : undefined,
      d['date-of-birth'] ? `born ${names.date(d['date-of-birth'])}` : undefined,
      d.reference,
    ]
      .filter(Boolean)
      .join(', '),
});
