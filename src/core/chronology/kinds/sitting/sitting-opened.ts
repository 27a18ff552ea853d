import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const sittingOpened = kind({
  name: 'sitting.opened',
  subject: 'sitting',
  family: 'meeting',
  label: 'Meeting opened',
  nature: 'fact',
  fields: { chair: optional(field.worker({ label: 'Chair' })), 'chair-role': optional(field.role({ label: 'Role of the chair' })) },
  recordedBy: ['offender-management-coordinator', 'seconded-police-officer', 'team-manager', 'service-manager', 'head-of-service', 'panel-chair'],
  compartment: 'case',
  retention: 'meeting',
  summary: (d, names) => (d.chair ? `chaired by ${names.worker(d.chair)}` : 'opened'),
});
