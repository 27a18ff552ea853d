import { CASE_ROLES } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { ASKED_BACK } from './rights.ts';

export const rightsClarifying = kind({
  name: 'rights.clarifying',
  subject: 'child',
  family: 'rights',
  label: 'Asked back about a request',
  hint: 'Only if it is needed. The clock stands still until they have answered.',
  nature: 'fact',
  answers: ['rights.requested'],
  fields: { about: field.choice({ label: 'What is to be cleared up', options: ASKED_BACK }), what: field.longText({ label: 'What was asked', max: 2000 }) },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${ASKED_BACK[d.about].toLowerCase()}: ${d.what}`,
});
