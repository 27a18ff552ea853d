import { CASE_ROLES } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { ASKED_BACK } from './rights.ts';

export const rightsClarified = kind({
  name: 'rights.clarified',
  subject: 'child',
  family: 'rights',
  label: 'A question about a request cleared up',
  nature: 'fact',
  answers: ['rights.requested'],
  fields: { about: field.choice({ label: 'What was cleared up', options: ASKED_BACK }), what: field.longText({ label: 'What they answered, or what was seen', max: 2000 }) },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${ASKED_BACK[d.about].toLowerCase()}: ${d.what}`,
});
