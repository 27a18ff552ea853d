import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

/** What shows that something arrived. */
export const RECEIPT_PROOFS = { 'read-receipt': 'A read receipt of the secure mail', reply: 'Their reply', reference: 'A reference that they gave', signature: 'A signature', told: 'They said so', other: 'Something else, named below' } as const;

/** That what was shared arrived: on which day, with whom, and what shows it. */
export const disclosureReceived = kind({
  name: 'disclosure.received',
  subject: 'child',
  family: 'sharing',
  label: 'Receipt',
  hint: 'The day is the day on which they had it.',
  nature: 'fact',
  answers: ['disclosure.made'],
  fields: {
    by: field.text({ label: 'Who has it' }),
    proof: field.choice({ label: 'What shows it', options: RECEIPT_PROOFS }),
    said: optional(field.text({ label: 'Its number or words' })),
    document: optional(field.entry({ label: 'The document that shows it', kinds: ['document.kept'] })),
  },
  recordedBy: [...CASE_ROLES, 'business-support'],
  compartment: 'case',
  retention: 'safeguarding',
  demands: (d) => (d.proof === 'other' && (d.said ?? '').trim() === '' ? [{ field: 'said', expected: 'what shows it' }] : []),
  summary: (d) => [d.by, RECEIPT_PROOFS[d.proof].toLowerCase(), d.said].filter(Boolean).join(', '),
});
