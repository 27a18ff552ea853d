import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { roleLabel } from '../../../access/roles.ts';

export const allocationEnded = kind({
  name: 'allocation.ended',
  subject: 'child',
  family: 'allocation',
  label: 'Allocation ended',
  nature: 'fact',
  fields: { role: field.role({ label: 'As' }), worker: optional(field.worker({ label: 'Who' })), reason: optional(field.text({ label: 'Why' })) },
  recordedBy: ['team-manager', 'service-manager', 'head-of-service', 'offender-management-coordinator', 'business-support'],
  compartment: 'case',
  retention: 'case-record',
  forMany: { label: 'End an allocation', needless: (d, facts) => (d.worker !== undefined && (facts[`allocated.${d.role}`]?.value ?? d.worker) !== d.worker ? 'Somebody else holds it' : undefined) },
  summary: (d) => `${roleLabel(d.role)}${d.reason ? `: ${d.reason}` : ''}`,
});
