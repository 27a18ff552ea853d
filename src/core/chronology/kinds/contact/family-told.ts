import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const TOLD_ABOUT = { 'dyo-status': 'DYO status', 'left-list': 'Leaving the list', rag: 'A change of rating', 'record-copy': 'A copy of the record', other: 'Something else' } as const;

export const familyTold = kind({
  name: 'family.told',
  subject: 'child',
  family: 'contact',
  label: 'Family told',
  nature: 'fact',
  fields: {
    about: field.choice({ label: 'About', options: TOLD_ABOUT }),
    who: field.choice({ label: 'Who was told', options: { child: 'The child', carer: 'A parent or carer', both: 'Both', 'not-recorded': 'Not recorded', 'not-safe': 'Nobody: not safe to tell' } }),
    how: optional(field.choice({ label: 'How', options: { 'in-person': 'In person', telephone: 'Telephone', letter: 'Letter', other: 'Another way' } })),
    where: optional(field.text({ label: 'Where' })),
    by: optional(field.roles({ label: 'Who told them' })),
    note: optional(field.longText({ label: 'Note', max: 4000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => (d.who === 'not-safe' && (d.note ?? '').trim() === '' ? [{ field: 'note', expected: 'why it is not safe to tell' }] : []),
  summary: (d) => [d.about.replaceAll('-', ' '), d.who.replaceAll('-', ' '), d.note].filter(Boolean).join(', '),
});
