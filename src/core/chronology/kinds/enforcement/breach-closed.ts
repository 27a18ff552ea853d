import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

const OUTCOMES = { proven: 'Proven', 'not-proven': 'Not proven', withdrawn: 'Withdrawn' } as const;

export const breachClosed = kind({
  name: 'breach.closed',
  subject: 'child',
  family: 'enforcement',
  label: 'Breach closed',
  nature: 'fact',
  answers: ['breach.started'],
  fields: { outcome: field.choice({ label: 'Outcome', options: OUTCOMES }), note: optional(field.longText({ label: 'Note', max: 2000 })) },
  recordedBy: ['case-manager', 'team-manager', 'service-manager', 'head-of-service', 'business-support'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => OUTCOMES[d.outcome],
});
