import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const sittingPlanned = kind({
  name: 'sitting.planned',
  subject: 'sitting',
  family: 'meeting',
  label: 'Sitting planned',
  nature: 'fact',
  fields: {
    meeting: field.text({ label: 'Meeting', max: 60 }),
    on: field.date({ label: 'Day', future: true }),
    at: optional(field.time({ label: 'Time' })),
    place: optional(field.text({ label: 'Where' })),
    'why-not-proposed': optional(field.text({ label: 'Why not on the proposed day' })),
  },
  recordedBy: ['offender-management-coordinator', 'seconded-police-officer', 'team-manager', 'service-manager', 'head-of-service', 'business-support'],
  compartment: 'case',
  retention: 'meeting',
  summary: (d, names) => [names.date(d.on), d.at, d.place].filter(Boolean).join(', '),
});
