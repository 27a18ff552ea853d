import { roleLabel } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const sittingContribution = kind({
  name: 'sitting.contribution',
  subject: 'sitting',
  family: 'meeting',
  label: 'Contribution to the meeting',
  nature: 'fact',
  fields: {
    role: field.role({ label: 'Whose' }),
    text: field.longText({ label: 'What was contributed', max: 6000 }),
    child: optional(field.reference('child', { label: 'About which child' })),
  },
  recordedBy: ['offender-management-coordinator', 'seconded-police-officer', 'team-manager', 'service-manager', 'head-of-service', 'panel-chair', 'business-support'],
  compartment: 'case',
  retention: 'meeting',
  summary: (d) => `${roleLabel(d.role)}: ${d.text}`,
});
