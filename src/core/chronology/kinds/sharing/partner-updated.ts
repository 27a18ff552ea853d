import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

const OUTCOMES = { entered: 'Entered there', 'not-needed': 'Not entered: it is not needed there', differs: 'It is there, and something differs' } as const;

/** That an entry of this record has been entered by hand in another system too, or why not, or what differs there. */
export const partnerUpdated = kind({
  name: 'partner.updated',
  subject: 'child',
  family: 'sharing',
  label: 'Partner’s record updated',
  hint: 'An entry of this record has been entered in another system as well.',
  nature: 'fact',
  answers: 'any',
  fields: {
    what: field.system({ label: 'Which system' }),
    outcome: optional(field.choice({ label: 'What was found', options: OUTCOMES })),
    reference: optional(field.text({ label: 'Reference there', max: 100 })),
    note: optional(field.longText({ label: 'Note', hint: 'What differs, or why it is not needed there', max: 2000 })),
  },
  recordedBy: ['offender-management-coordinator', 'seconded-police-officer', 'case-manager', 'business-support', 'team-manager'],
  compartment: 'case',
  retention: 'case-record',
  demands(d) {
    if (d.outcome === undefined || d.outcome === 'entered' || (d.note ?? '').trim() !== '') return [];
    return [{ field: 'note', expected: d.outcome === 'differs' ? 'what differs there' : 'why it is not needed there' }];
  },
  summary: (d) => [d.what.replaceAll('-', ' '), d.outcome === undefined || d.outcome === 'entered' ? undefined : OUTCOMES[d.outcome].toLowerCase(), d.reference, d.note].filter(Boolean).join(': '),
});
