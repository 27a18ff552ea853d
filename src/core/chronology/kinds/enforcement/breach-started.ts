import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const breachStarted = kind({
  name: 'breach.started',
  subject: 'child',
  family: 'enforcement',
  label: 'Breach started',
  nature: 'decision',
  answers: ['order.started', 'contact.recorded'],
  fields: { reason: field.longText({ label: 'Why', max: 4000 }), court: optional(field.text({ label: 'Court' })) },
  recordedBy: ['case-manager', 'team-manager', 'service-manager', 'head-of-service'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => d.reason,
});
