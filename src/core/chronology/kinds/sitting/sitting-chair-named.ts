import { roleInSentence } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const sittingChairNamed = kind({
  name: 'sitting.chair-named',
  subject: 'sitting',
  family: 'meeting',
  label: 'Chair named',
  hint: 'Each sitting has a named chair before it sits.',
  nature: 'decision',
  fields: {
    name: field.text({ label: 'Name' }),
    role: field.role({ label: 'Role' }),
    worker: optional(field.worker({ label: 'Account' })),
  },
  recordedBy: ['offender-management-coordinator', 'seconded-police-officer', 'team-manager', 'service-manager', 'head-of-service', 'panel-chair', 'business-support'],
  compartment: 'case',
  retention: 'meeting',
  summary: (d) => `${d.name}, ${roleInSentence(d.role)}`,
});
