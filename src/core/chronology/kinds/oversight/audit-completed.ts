import { MANAGERS, ROLES, type Role } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const auditCompleted = kind({
  name: 'audit.completed',
  subject: 'child',
  family: 'oversight',
  label: 'Case audit',
  hint: 'Each action becomes one on the case, with who and by when. An audit without actions says so in its findings.',
  nature: 'decision',
  fields: {
    findings: field.longText({ label: 'Findings', hint: 'Good work first', max: 8000 }),
    actions: field.list({
      label: 'Actions',
      itemLabel: 'Action',
      of: {
        what: field.text({ label: 'What is to be done', max: 1000 }),
        'owner-role': field.role({ label: 'Which role' }),
        due: field.date({ label: 'By when', future: true }),
      },
    }),
  },
  recordedBy: ['offender-management-coordinator', 'quality-manager', ...MANAGERS],
  compartment: 'case',
  retention: 'case-record',
  writes: (d) => d.actions.map((a) => ({ kind: 'action.set', data: { what: a.what, 'owner-role': a['owner-role'], due: a.due } })),
  summary: (d, names) => [d.findings, ...d.actions.map((a) => `${a.what} (${ROLES[a['owner-role'] satisfies Role].toLowerCase()}, by ${names.date(a.due)})`)].join('; '),
});
