import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const riskReductionEvidenced = kind({
  name: 'risk-reduction.evidenced',
  subject: 'child',
  family: 'rag',
  label: 'Evidence of lower risk',
  nature: 'fact',
  fields: {
    change: field.longText({ label: 'What has changed in the child’s life', max: 4000 }),
    evidence: field.longText({ label: 'How that is known', max: 4000 }),
    view: optional(field.longText({ label: 'The child’s view', max: 2000 })),
  },
  recordedBy: ['case-manager', 'offender-management-coordinator', 'seconded-police-officer', 'team-manager', 'service-manager', 'head-of-service'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${d.change} (${d.evidence})`,
});
