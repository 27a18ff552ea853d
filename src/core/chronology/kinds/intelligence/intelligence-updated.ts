import { roleInSentence } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

/** What the officer lets named people have. It is an ordinary entry of the case: the intelligence itself stays where it is. */
export const intelligenceUpdated = kind({
  name: 'intelligence.updated',
  subject: 'child',
  family: 'intelligence',
  label: 'Intelligence update',
  hint: 'The words that the people named may have and pass on. “Nothing new” is an update too.',
  nature: 'fact',
  fields: {
    to: field.roles({ label: 'To whom' }),
    text: optional(field.longText({ label: 'The update', max: 12000 })),
    'nothing-new': optional(field.yesNo({ label: 'There is nothing new' })),
    conditions: optional(field.text({ label: 'What may not be done with it', max: 1000 })),
  },
  recordedBy: ['seconded-police-officer'],
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => (d['nothing-new'] !== true && (d.text ?? '').trim() === '' ? [{ field: 'text', expected: 'the update, or that there is nothing new' }] : []),
  summary: (d) => `to the ${d.to.map((r) => roleInSentence(r)).join(' and the ')}: ${d.text ?? 'nothing new'}${d.conditions ? ` (${d.conditions})` : ''}`,
});
