import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { READ_OVER } from './rights.ts';

export const bundleReadOver = kind({
  name: 'bundle.read-over',
  subject: 'child',
  family: 'rights',
  label: 'Second reading of what is to be given',
  nature: 'decision',
  background: true,
  answers: ['rights.requested'],
  fields: {
    request: field.reference('entry', { label: 'Request' }),
    finding: field.choice({ label: 'What was found', options: READ_OVER }),
    note: optional(field.longText({ label: 'What has to be changed', max: 4000 })),
  },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => (d.finding === 'back' && (d.note ?? '').trim() === '' ? [{ field: 'note', expected: 'what has to be changed' }] : []),
  summary: (d) => [READ_OVER[d.finding], d.note].filter(Boolean).join(': '),
});
