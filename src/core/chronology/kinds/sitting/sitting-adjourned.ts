import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const sittingAdjourned = kind({
  name: 'sitting.adjourned',
  subject: 'sitting',
  family: 'meeting',
  label: 'Adjourned',
  nature: 'fact',
  fields: { reason: field.longText({ label: 'Why', max: 2000 }), until: optional(field.date({ label: 'Until', future: true })) },
  recordedBy: ['offender-management-coordinator', 'seconded-police-officer', 'team-manager', 'service-manager', 'head-of-service', 'panel-chair'],
  compartment: 'case',
  retention: 'meeting',
  summary: (d) => d.reason,
});
