import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const IOM_TIERS = { local: 'IOM - Local', 'co-located': 'IOM – Co-located', none: 'Not IOM' } as const;

export const iomTierSet = kind({
  name: 'iom.tier-set',
  subject: 'child',
  family: 'allocation',
  label: 'Integrated Offender Management tier',
  hint: 'As the single referral meeting decided.',
  nature: 'fact',
  fields: { tier: field.choice({ label: 'Tier', options: IOM_TIERS }), note: optional(field.longText({ label: 'Note', max: 2000 })) },
  recordedBy: ['offender-management-coordinator', 'seconded-police-officer', 'team-manager', 'service-manager', 'head-of-service', 'panel-chair'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [IOM_TIERS[d.tier], d.note].filter(Boolean).join(': '),
});
