import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { SUPPORT_SERVICES } from './support-services.ts';

export const serviceStarted = kind({
  name: 'service.started',
  subject: 'child',
  family: 'support',
  label: 'Support started',
  hint: 'The place that the child waited for, or support that began at once.',
  nature: 'fact',
  answers: ['service.waiting', 'partner.referred'],
  fields: {
    service: field.choice({ label: 'Which', options: SUPPORT_SERVICES }),
    note: optional(field.longText({ label: 'Note', max: 2000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [SUPPORT_SERVICES[d.service], d.note].filter(Boolean).join(': '),
});
