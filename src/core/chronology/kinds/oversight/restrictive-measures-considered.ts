import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const restrictiveMeasuresConsidered = kind({
  name: 'restrictive-measures.considered',
  subject: 'child',
  family: 'oversight',
  label: 'Restrictive measures considered',
  nature: 'decision',
  fields: {
    measures: field.text({ label: 'Which measures were looked at', max: 1000 }),
    conclusion: field.longText({ label: 'Conclusion and why', max: 4000 }),
  },
  recordedBy: ['case-manager', 'team-manager', 'service-manager', 'head-of-service', 'offender-management-coordinator'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${d.measures}: ${d.conclusion}`,
});
