import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const sittingListed = kind({
  name: 'sitting.listed',
  subject: 'sitting',
  family: 'meeting',
  label: 'Agenda',
  nature: 'fact',
  fields: {
    children: field.list({
      label: 'Children',
      itemLabel: 'Child',
      of: {
        child: field.reference('child', { label: 'Child' }),
        group: field.text({ label: 'Group' }),
        lead: optional(field.text({ label: 'Lead agency', max: 80 })),
        presenter: optional(field.worker({ label: 'Presents' })),
      },
    }),
  },
  recordedBy: ['offender-management-coordinator', 'seconded-police-officer', 'team-manager', 'service-manager', 'head-of-service', 'panel-chair'],
  compartment: 'case',
  retention: 'meeting',
  summary: (d) => `${d.children.length} children`,
});
