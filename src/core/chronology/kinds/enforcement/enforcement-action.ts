import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const ENFORCEMENT_ACTIONS = { 're-engagement': 'Re-engagement', 'compliance-panel': 'Compliance panel', breach: 'Breach', warning: 'Warning letter' } as const;

export const enforcementAction = kind({
  name: 'enforcement.action',
  subject: 'child',
  family: 'enforcement',
  label: 'Action after a failure to comply',
  hint: 'First what got in the way, then what is done.',
  nature: 'fact',
  answers: ['contact.recorded'],
  fields: {
    action: field.choice({ label: 'What is done', options: ENFORCEMENT_ACTIONS }),
    note: field.longText({ label: 'How, and what got in the way', max: 4000 }),
  },
  recordedBy: ['case-manager', 'team-manager', 'service-manager', 'head-of-service', 'offender-management-coordinator'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${ENFORCEMENT_ACTIONS[d.action]}: ${d.note}`,
});
