import { CASE_ROLES } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { LONGER_GROUNDS } from './rights.ts';

export const rightsExtended = kind({
  name: 'rights.extended',
  subject: 'child',
  family: 'rights',
  label: 'More time taken for a request',
  hint: 'They are told within the first month, and why. The day is the day on which they were told.',
  nature: 'fact',
  answers: ['rights.requested'],
  fields: { ground: field.choice({ label: 'Why more time is needed', options: LONGER_GROUNDS }), told: field.longText({ label: 'What they were told', max: 2000 }) },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${LONGER_GROUNDS[d.ground].toLowerCase()}: ${d.told}`,
});
