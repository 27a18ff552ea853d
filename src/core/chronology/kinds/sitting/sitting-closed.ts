import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const sittingClosed = kind({
  name: 'sitting.closed',
  subject: 'sitting',
  family: 'meeting',
  label: 'Meeting closed',
  nature: 'decision',
  fields: {
    'manager-present': field.yesNo({ label: 'A manager took part' }),
    'not-in-yet': optional(field.count({ label: 'Children in the tracker who were not in yet', hint: 'Acknowledged by the chair' })),
    note: optional(field.longText({ label: 'Note', max: 4000 })),
  },
  recordedBy: ['offender-management-coordinator', 'seconded-police-officer', 'team-manager', 'service-manager', 'head-of-service', 'panel-chair'],
  compartment: 'case',
  retention: 'meeting',
  summary: (d) => (d['manager-present'] ? 'closed' : 'closed without a manager: ratings provisional'),
});
