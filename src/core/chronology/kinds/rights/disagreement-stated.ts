import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { ASKERS, STATEMENTS } from './rights.ts';

export const disagreementStated = kind({
  name: 'disagreement.stated',
  subject: 'child',
  family: 'rights',
  label: 'Statement of disagreement',
  hint: 'What the child or the family say about an entry that was not changed, in their own words. It stands beside the entry and goes wherever the entry goes.',
  nature: 'fact',
  answers: ['rights.answered'],
  fields: {
    stated: field.choice({ label: 'Is there a statement?', options: STATEMENTS }),
    by: field.choice({ label: 'Whose it is', options: ASKERS }),
    words: optional(field.longText({ label: 'In their own words', max: 4000 })),
    entry: optional(field.reference('entry', { label: 'The entry that it is about' })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  crosses: 'whole',
  retention: 'case-record',
  demands: (d) => [
    ...(d.stated === 'stated' && (d.words ?? '').trim() === '' ? [{ field: 'words', expected: 'what they say, in their own words' }] : []),
    ...(d.stated === 'stated' && d.entry === undefined ? [{ field: 'stated', expected: 'the entry: open it in the chronology, and choose there to put a statement beside it' }] : []),
  ],
  summary: (d) => (d.stated === 'stated' ? `${ASKERS[d.by].toLowerCase()} says: ${d.words ?? ''}` : 'asked, and none wanted'),
});
