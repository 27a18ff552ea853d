import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { TOLD_ABOUT } from './family-told.ts';

const WHO = { child: 'The child', carer: 'A parent or carer', both: 'Both' } as const;
const WHY = { 'not-in': 'Nobody was in', refused: 'They did not want to talk', cancelled: 'It could not take place', other: 'Something else' } as const;

export const tellingAttempted = kind({
  name: 'telling.attempted',
  subject: 'child',
  family: 'contact',
  label: 'Tried to tell the family',
  hint: 'Trying is not telling: say when you will try again.',
  nature: 'fact',
  fields: {
    about: field.choice({ label: 'About', options: TOLD_ABOUT }),
    who: field.choice({ label: 'Whom', options: WHO }),
    why: field.choice({ label: 'What happened', options: WHY }),
    'next-on': field.date({ label: 'Next try on', future: true }),
    note: optional(field.longText({ label: 'Note', max: 4000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d, names) => `${WHO[d.who]}: ${WHY[d.why].toLowerCase()}; next try ${names.date(d['next-on'])}`,
});
