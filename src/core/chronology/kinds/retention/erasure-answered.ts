import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { KEPT_BESIDE } from './everything-kept.ts';

export const ERASURE_ANSWERS = { agree: 'Agreed: it is erased', refuse: 'Not agreed', withdraw: 'Taken back' } as const;

export const erasureAnswered = kind({
  name: 'erasure.answered',
  subject: 'child',
  also: KEPT_BESIDE,
  family: 'retention',
  label: 'Proposed erasure answered',
  nature: 'decision',
  answers: ['erasure.proposed'],
  fields: {
    answer: field.choice({ label: 'Answer', options: ERASURE_ANSWERS }),
    as: field.role({ label: 'As' }),
    reason: optional(field.longText({ label: 'Why', max: 2000 })),
  },
  recordedBy: ['system'],
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => (d.answer !== 'agree' && (d.reason ?? '').trim() === '' ? [{ field: 'reason', expected: 'why it is not to be erased' }] : []),
  summary: (d) => [ERASURE_ANSWERS[d.answer], d.reason].filter(Boolean).join(': '),
});
