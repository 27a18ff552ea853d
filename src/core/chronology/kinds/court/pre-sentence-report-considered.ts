import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

const OUTCOMES = { yes: 'A report is asked for', no: 'No report' } as const;

export const preSentenceReportConsidered = kind({
  name: 'pre-sentence-report.considered',
  subject: 'child',
  family: 'court',
  label: 'Pre-sentence report considered',
  nature: 'decision',
  answers: ['court.hearing-listed'],
  fields: { outcome: field.choice({ label: 'Result', options: OUTCOMES }), reason: field.longText({ label: 'Why', max: 4000 }) },
  recordedBy: ['case-manager', 'court-officer', 'team-manager', 'service-manager', 'head-of-service'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${OUTCOMES[d.outcome]}: ${d.reason}`,
});
