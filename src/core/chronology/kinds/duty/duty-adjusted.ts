import { field, optional } from '../../fields.ts';
import { MANAGERS } from '../../../access/roles.ts';
import { kind } from '../../kind.ts';

export const DUTY_ADJUSTMENTS = {
  'late-reason': 'Say why it is late',
  'new-date': 'Move the date',
  waived: 'Lift the duty',
  'brought-forward': 'Fell due before go-live: checked',
} as const;

export const dutyAdjusted = kind({
  name: 'duty.adjusted',
  subject: 'child',
  family: 'duty',
  label: 'Duty adjusted',
  hint: 'A reason for lateness needs nobody’s approval. Moving a date or lifting a duty is a manager’s decision.',
  nature: 'decision',
  fields: {
    duty: field.reference('duty', { label: 'Duty' }),
    how: field.choice({ label: 'What', options: DUTY_ADJUSTMENTS }),
    until: optional(field.date({ label: 'New date', future: true })),
    reason: field.longText({ label: 'Why', max: 2000 }),
  },
  recordedBy: 'anyone',
  compartment: 'case',
  retention: 'case-record',
  approvedBy: (d) => (d.how === 'new-date' || d.how === 'waived' ? MANAGERS : undefined),
  demands: (d) => (d.how === 'new-date' && d.until === undefined ? [{ field: 'until', expected: 'the new date' }] : []),
  summary: (d, names) => `${DUTY_ADJUSTMENTS[d.how]}${d.until ? ` to ${names.date(d.until)}` : ''}: ${d.reason}`,
});
