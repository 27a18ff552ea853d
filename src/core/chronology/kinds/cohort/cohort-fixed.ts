import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const cohortFixed = kind({
  name: 'cohort.fixed',
  subject: 'unit',
  family: 'cohort',
  label: 'Cohort fixed',
  hint: 'Its members are closed for ever: nobody leaves it by losing the status, and nobody joins it afterwards.',
  nature: 'decision',
  fields: {
    cohort: field.text({ label: 'Which cohort of the policy' }),
    label: field.text({ label: 'What it is called', hint: 'For example, Spring 2026', max: 80 }),
    members: field.list({
      label: 'Members',
      itemLabel: 'Member',
      of: { child: field.reference('child', { label: 'Child' }), registered: optional(field.date({ label: 'Counted from' })) },
    }),
    'follow-up': optional(field.period({ label: 'Followed for' })),
    note: optional(field.longText({ label: 'Note', max: 2000 })),
  },
  recordedBy: ['performance-analyst', 'performance-manager', 'offender-management-coordinator', 'team-manager', 'service-manager', 'head-of-service'],
  compartment: 'case',
  retention: 'service',
  demands(d) {
    const children = d.members.map((m) => m.child);
    const twice = children.find((c, i) => children.indexOf(c) !== i);
    if (children.length === 0) return [{ field: 'members', expected: 'at least one member: an empty cohort measures nothing' }];
    return twice === undefined ? [] : [{ field: 'members', expected: 'each child once' }];
  },
  summary: (d) => `${d.label}, ${d.members.length} members`,
});
