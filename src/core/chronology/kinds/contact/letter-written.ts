import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { TOLD_ABOUT } from './family-told.ts';

export const LETTER_TO = { child: 'The child', carer: 'A parent or carer' } as const;

export const letterWritten = kind({
  name: 'letter.written',
  subject: 'child',
  family: 'contact',
  label: 'Letter written',
  hint: 'Kept as it was written. It is not sent from here.',
  nature: 'decision',
  fields: {
    to: field.choice({ label: 'To', options: LETTER_TO }),
    about: field.choice({ label: 'About', options: TOLD_ABOUT }),
    name: field.text({ label: 'Name on the letter' }),
    text: field.longText({ label: 'Letter', max: 8000 }),
    'reading-age': optional(field.count({ label: 'Reading age', max: 30 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `to ${d.to === 'child' ? 'the child' : 'a parent or carer'}, ${d.about === 'other' ? 'other' : TOLD_ABOUT[d.about].toLowerCase()}${d['reading-age'] === undefined ? '' : `, reading age ${d['reading-age']}`}`,
});
