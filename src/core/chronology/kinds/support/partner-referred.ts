import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { SUPPORT_PROVIDERS, SUPPORT_SERVICES } from './support-services.ts';

export const partnerReferred = kind({
  name: 'partner.referred',
  subject: 'child',
  family: 'support',
  label: 'Referred to a partner for support',
  nature: 'fact',
  fields: {
    service: field.choice({ label: 'For what', options: SUPPORT_SERVICES }),
    to: field.choice({ label: 'To whom', options: SUPPORT_PROVIDERS }),
    organisation: optional(field.text({ label: 'Name of the organisation' })),
    note: optional(field.longText({ label: 'What is asked of them', max: 2000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [`${SUPPORT_SERVICES[d.service]}, ${d.organisation ?? SUPPORT_PROVIDERS[d.to]}`, d.note].filter(Boolean).join(': '),
});
