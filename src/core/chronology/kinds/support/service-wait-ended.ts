import { CASE_ROLES } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { SUPPORT_SERVICES } from './support-services.ts';

export const serviceWaitEnded = kind({
  name: 'service.wait-ended',
  subject: 'child',
  family: 'support',
  label: 'No longer waits for a service',
  nature: 'fact',
  answers: ['service.waiting'],
  fields: {
    service: field.choice({ label: 'Which', options: SUPPORT_SERVICES }),
    reason: field.longText({ label: 'Why, and what the child says about it', max: 2000 }),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${SUPPORT_SERVICES[d.service]}: ${d.reason}`,
});
