import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const PARTNER_UPDATES = { niche: 'Police database (Niche)', 'list-removal': 'Recipients of the list asked to remove the name', hub: 'IOM hub', other: 'Another system' } as const;

export const partnerUpdated = kind({
  name: 'partner.updated',
  subject: 'child',
  family: 'sharing',
  label: 'Partner’s record updated',
  nature: 'fact',
  fields: { what: field.choice({ label: 'What', options: PARTNER_UPDATES }), note: optional(field.longText({ label: 'Note', max: 2000 })) },
  recordedBy: ['offender-management-coordinator', 'seconded-police-officer', 'case-manager', 'business-support', 'team-manager'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [PARTNER_UPDATES[d.what], d.note].filter(Boolean).join(': '),
});
