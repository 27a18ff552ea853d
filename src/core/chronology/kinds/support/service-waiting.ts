import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { SUPPORT_SERVICES } from './support-services.ts';

export const serviceWaiting = kind({
  name: 'service.waiting',
  subject: 'child',
  family: 'support',
  label: 'Waits for a service',
  hint: 'The day is the day from which the child waits. Who comes first is the policy’s order, not the order of entry.',
  nature: 'fact',
  fields: {
    service: field.choice({ label: 'What for', options: SUPPORT_SERVICES }),
    note: optional(field.longText({ label: 'What is needed', max: 2000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [SUPPORT_SERVICES[d.service], d.note].filter(Boolean).join(': '),
});
