import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const breachSent = kind({
  name: 'breach.sent',
  subject: 'child',
  family: 'enforcement',
  label: 'Breach papers sent to court',
  nature: 'fact',
  answers: ['breach.started'],
  fields: { court: optional(field.text({ label: 'Court' })), note: optional(field.longText({ label: 'Note', max: 2000 })) },
  recordedBy: ['case-manager', 'team-manager', 'service-manager', 'head-of-service', 'business-support', 'court-officer'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [d.court, d.note].filter(Boolean).join(': ') || 'sent',
});
