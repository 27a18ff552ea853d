import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const courtOfficerInformed = kind({
  name: 'court-officer.informed',
  subject: 'child',
  family: 'court',
  label: 'Court officer informed',
  hint: 'How things stand now, for the court.',
  nature: 'fact',
  answers: ['court.hearing-listed'],
  fields: { who: optional(field.text({ label: 'Who' })), what: field.longText({ label: 'What the court officer was told', max: 8000 }) },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [d.who, d.what].filter(Boolean).join(': '),
});
