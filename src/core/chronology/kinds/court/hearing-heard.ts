import { CASE_ROLES } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const hearingHeard = kind({
  name: 'court.heard',
  subject: 'child',
  family: 'court',
  label: 'Outcome in court',
  nature: 'fact',
  answers: ['court.hearing-listed'],
  fields: { outcome: field.longText({ label: 'What the court decided', hint: 'If it was adjourned, list the new day as a hearing of its own', max: 4000 }) },
  recordedBy: [...CASE_ROLES, 'court-officer'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => d.outcome,
});
