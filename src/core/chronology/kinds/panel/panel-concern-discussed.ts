import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const panelConcernDiscussed = kind({
  name: 'panel-concern.discussed',
  subject: 'child',
  family: 'meeting',
  label: 'Concern discussed with the team manager',
  nature: 'fact',
  fields: {
    result: field.longText({ label: 'What came of the discussion', max: 4000 }),
    settled: field.yesNo({ label: 'Does that settle the concern?' }),
  },
  answers: ['panel-concern.raised'],
  recordedBy: ['team-manager', 'service-manager', 'head-of-service'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${d.settled ? 'settled' : 'not settled'}: ${d.result}`,
});
