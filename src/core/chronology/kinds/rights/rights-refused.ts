import { CASE_ROLES } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { REFUSAL_GROUNDS } from './rights.ts';

export const rightsRefused = kind({
  name: 'rights.refused',
  subject: 'child',
  family: 'rights',
  label: 'Request refused as a whole',
  hint: 'Seldom right. They are told why, that they may complain to the Information Commissioner, and that they may go to a court.',
  nature: 'decision',
  answers: ['rights.requested'],
  fields: {
    ground: field.choice({ label: 'On which ground', options: REFUSAL_GROUNDS }),
    why: field.longText({ label: 'Why it is so here', max: 4000 }),
    told: field.longText({ label: 'What they were told', hint: 'With how to complain', max: 4000 }),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${REFUSAL_GROUNDS[d.ground].toLowerCase()}: ${d.why}`,
});
