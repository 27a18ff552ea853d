import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const CHANGES = {
  'new-offence': 'A new offence',
  arrest: 'An arrest',
  move: 'A move of home',
  placement: 'A change of placement',
  custody: 'Into or out of custody',
  missing: 'Missing from home or care',
  'rag-change': 'A change of rating',
  family: 'A change in the family',
  education: 'School or work',
  other: 'Something else',
} as const;

export const changeMarked = kind({
  name: 'change.marked',
  subject: 'child',
  family: 'assessment',
  label: 'Change of circumstances',
  hint: 'Better as well as worse.',
  nature: 'fact',
  fields: {
    what: field.choice({ label: 'What has changed', options: CHANGES }),
    note: optional(field.longText({ label: 'What happened', max: 4000 })),
    significant: field.yesNo({ label: 'It is significant: the assessment needs a new look' }),
    'may-change-rag': optional(field.yesNo({ label: 'It may change the rating: do not wait for the next meeting' })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [CHANGES[d.what], d.note].filter(Boolean).join(': '),
});
