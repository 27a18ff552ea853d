import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

const WHAT = { breach: 'Breach', 'compliance-panel': 'Compliance panel', warning: 'Warning', recall: 'Recall', other: 'Something else' } as const;

export const enforcementConsidered = kind({
  name: 'enforcement.considered',
  subject: 'child',
  family: 'enforcement',
  label: 'Enforcement considered',
  nature: 'fact',
  answers: ['contact.recorded'],
  fields: { what: field.choice({ label: 'What', options: WHAT }), why: optional(field.longText({ label: 'Why', max: 4000 })) },
  recordedBy: ['case-manager', 'team-manager', 'service-manager', 'head-of-service'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [WHAT[d.what], d.why].filter(Boolean).join(': '),
});
