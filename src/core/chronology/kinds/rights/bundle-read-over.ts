import { MANAGERS } from '../../../access/roles.ts';
import { bundleOf } from '../../../rights/bundle.ts';
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
  worksOut: {
    fields: { undecided: optional(field.count({ label: 'Entries about which nothing has been decided yet', max: 99999 })) },
    from: (data, { entries }) => ({ undecided: bundleOf(entries, String(data['request'] ?? ''))?.undecided.length ?? 1 }),
  },
  demands: (d) => (d.finding === 'back' && (d.note ?? '').trim() === '' ? [{ field: 'note', expected: 'what has to be changed' }] : []),
  summary: (d) => [READ_OVER[d.finding], d.note].filter(Boolean).join(': '),
});
