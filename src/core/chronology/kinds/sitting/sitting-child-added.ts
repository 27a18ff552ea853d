import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const sittingChildAdded = kind({
  name: 'sitting.child-added',
  subject: 'sitting',
  family: 'meeting',
  label: 'Added to the agenda by hand',
  nature: 'decision',
  fields: { child: field.reference('child', { label: 'Child' }), reason: field.longText({ label: 'Why', max: 2000 }), lead: optional(field.text({ label: 'Lead agency', max: 80 })) },
  recordedBy: ['offender-management-coordinator', 'seconded-police-officer', 'team-manager', 'service-manager', 'head-of-service', 'panel-chair'],
  compartment: 'case',
  retention: 'meeting',
  summary: (d) => d.reason,
});
