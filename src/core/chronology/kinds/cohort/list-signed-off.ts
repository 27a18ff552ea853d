import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const listSignedOff = kind({
  name: 'list.signed-off',
  subject: 'unit',
  family: 'cohort',
  label: 'List gone through',
  hint: 'A dated check: who was on the list that day, and what was done about it.',
  nature: 'fact',
  fields: {
    list: field.text({ label: 'Which list' }),
    rows: field.list({
      label: 'Who was on it',
      itemLabel: 'Row',
      of: { child: field.reference('child', { label: 'Child' }), said: optional(field.text({ label: 'What stood beside the name', max: 1000 })) },
    }),
    note: optional(field.longText({ label: 'What was done about it', max: 4000 })),
  },
  recordedBy: [...CASE_ROLES, 'quality-manager', 'performance-manager', 'performance-analyst'],
  compartment: 'case',
  retention: 'service',
  summary: (d) => [`${d.rows.length} on the list`, d.note].filter(Boolean).join(': '),
});
