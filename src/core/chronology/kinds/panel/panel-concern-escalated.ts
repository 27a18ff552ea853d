import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const panelConcernEscalated = kind({
  name: 'panel-concern.escalated',
  subject: 'child',
  family: 'meeting',
  label: 'Concern raised to the service manager',
  nature: 'decision',
  fields: { why: field.longText({ label: 'What is still open', max: 4000 }) },
  answers: ['panel-concern.discussed'],
  recordedBy: ['team-manager', 'service-manager', 'head-of-service'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => d.why,
});
