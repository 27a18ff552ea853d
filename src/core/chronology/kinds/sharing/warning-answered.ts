import { CASE_ROLES } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const warningAnswered = kind({
  name: 'warning.answered',
  subject: 'child',
  family: 'sharing',
  label: 'Answer to an early warning',
  nature: 'fact',
  answers: ['warning.received'],
  fields: { response: field.longText({ label: 'What was done about it, and what the partner was told', max: 4000 }) },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'safeguarding',
  summary: (d) => d.response,
});
