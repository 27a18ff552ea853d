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
    urgent: optional(field.yesNo({ label: 'An urgent sitting between the others' })),
    'why-urgent': optional(field.longText({ label: 'Why it is urgent', max: 2000 })),
    lead: optional(field.text({ label: 'Lead agency', hint: 'The seat that refers, where it is not our own', max: 80 })),
    expected: optional(
      field.list({ label: 'Who will be there', itemLabel: 'Person', of: { name: field.text({ label: 'Name' }), role: field.role({ label: 'Role' }), worker: optional(field.worker({ label: 'Account' })), seat: optional(field.text({ label: 'Seat', max: 80 })) } }),
    ),
  },
  recordedBy: ['offender-management-coordinator', 'seconded-police-officer', 'team-manager', 'service-manager', 'head-of-service', 'panel-chair', 'business-support'],
  compartment: 'case',
  retention: 'meeting',
  summary: (d, names) => [d.urgent === true ? 'urgent' : undefined, names.date(d.on), d.at, d.place].filter(Boolean).join(', '),
});
