import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const TRANSFER_AGREED = { agree: 'Agreed: it may be sent as it is', decline: 'Not agreed' } as const;

export const transferAgreed = kind({
  name: 'transfer.agreed',
  subject: 'child',
  family: 'transfer',
  label: 'Transfer: a manager’s answer',
  hint: 'You agree to what goes, to whom, why and on which basis. It is sent as it was put together and not otherwise.',
  nature: 'decision',
  answers: ['transfer.proposed'],
  fields: {
    answer: field.choice({ label: 'Answer', options: TRANSFER_AGREED }),
    reason: optional(field.longText({ label: 'Why, or what is to be changed', max: 2000 })),
  },
  // That it is a manager's is a rule of the policy, which says what would satisfy it.
  recordedBy: CASE_ROLES,
  compartment: 'case',
  ownPage: true,
  retention: 'safeguarding',
  demands: (d) => (d.answer === 'decline' && (d.reason ?? '').trim() === '' ? [{ field: 'reason', expected: 'why it is not to be sent, or what is to be changed' }] : []),
  summary: (d) => [TRANSFER_AGREED[d.answer], d.reason].filter(Boolean).join(': '),
});
