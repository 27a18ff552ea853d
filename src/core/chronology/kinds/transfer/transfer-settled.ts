import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const TRANSFER_SETTLED = { accepted: 'Taken in', refused: 'Not taken in', withdrawn: 'Taken back by the other service' } as const;

export const transferSettled = kind({
  name: 'transfer.settled',
  subject: 'unit',
  family: 'transfer',
  label: 'What became of a record that was sent to us',
  nature: 'decision',
  answers: ['transfer.arrived'],
  fields: {
    answer: field.choice({ label: 'What became of it', options: TRANSFER_SETTLED }),
    reason: optional(field.longText({ label: 'Why', max: 2000 })),
  },
  recordedBy: [...MANAGERS, 'system'],
  compartment: 'restricted',
  retention: 'service',
  demands: (d) => (d.answer === 'refused' && (d.reason ?? '').trim() === '' ? [{ field: 'reason', expected: 'why it is not taken in: the other service reads it' }] : []),
  summary: (d) => [TRANSFER_SETTLED[d.answer], d.reason].filter(Boolean).join(': '),
});
