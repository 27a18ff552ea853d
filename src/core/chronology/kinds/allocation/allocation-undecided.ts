import { roleLabel } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const allocationUndecided = kind({
  name: 'allocation.undecided',
  subject: 'child',
  family: 'allocation',
  label: 'Allocation left open',
  hint: 'Nobody, or more than one, could be meant: a person decides. The next allocation in the role settles it.',
  nature: 'fact',
  fields: { role: field.role({ label: 'As' }), area: optional(field.area({ label: 'Area' })), why: field.text({ label: 'Why', max: 500 }) },
  recordedBy: ['team-manager', 'service-manager', 'head-of-service', 'offender-management-coordinator', 'business-support'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${roleLabel(d.role)}: ${d.why}`,
});
