import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const caretakingReviewed = kind({
  name: 'caretaking.reviewed',
  subject: 'child',
  family: 'transfer',
  label: 'Supervision by another service: does it go on?',
  hint: 'Settle it with the other service first; both record it on their own record.',
  nature: 'decision',
  answers: ['transfer.answered', 'record.received', 'caretaking.reviewed'],
  fields: {
    goes: field.choice({ label: 'The supervision for the other service', options: { on: 'Goes on', ended: 'Has ended' } }),
    until: optional(field.date({ label: 'Until which day', future: true })),
    note: optional(field.longText({ label: 'With whom it was settled, and what comes next', max: 2000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => (d.goes === 'on' && d.until === undefined ? [{ field: 'until', expected: 'the day until which it goes on' }] : []),
  summary: (d, names) => [d.goes === 'on' ? `goes on until ${d.until === undefined ? '' : names.date(d.until)}` : 'has ended', d.note].filter(Boolean).join(': '),
});
