import { roleInSentence } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const measureReviewed = kind({
  name: 'measure.reviewed',
  subject: 'unit',
  family: 'cohort',
  label: 'Figures reviewed together',
  hint: 'The day is the day of the review.',
  nature: 'fact',
  fields: {
    report: field.text({ label: 'Which report' }),
    with: field.roles({ label: 'Who took part' }),
    note: field.longText({ label: 'What the figures say and what follows', max: 4000 }),
  },
  recordedBy: ['performance-analyst', 'performance-manager', 'offender-management-coordinator', 'team-manager', 'service-manager', 'head-of-service'],
  compartment: 'case',
  retention: 'service',
  demands: (d) => (d.with.length < 2 ? [{ field: 'with', expected: 'at least two roles: a joint review is not one person’s' }] : []),
  summary: (d) => `${d.with.map((r) => roleInSentence(r)).join(', ')}: ${d.note}`,
});
