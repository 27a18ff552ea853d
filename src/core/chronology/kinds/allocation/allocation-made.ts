import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { roleInSentence } from '../../../access/roles.ts';

export const allocationMade = kind({
  name: 'allocation.made',
  subject: 'child',
  family: 'allocation',
  label: 'Allocated',
  nature: 'fact',
  fields: { role: field.role({ label: 'As' }), worker: field.worker({ label: 'To' }), reason: optional(field.text({ label: 'Why' })) },
  recordedBy: ['team-manager', 'service-manager', 'head-of-service', 'offender-management-coordinator', 'business-support'],
  compartment: 'case',
  retention: 'case-record',
  // Whoever is allocated holds the case; a volunteer is there for some days and for something.
  demands: (d) => (d.role === 'volunteer' ? [{ field: 'role', expected: 'a role of the service; a volunteer is assigned, with the first and the last day' }] : []),
  forMany: { label: 'Hand over to somebody else, or allocate', needless: (d, facts) => (facts[`allocated.${d.role}`]?.value === d.worker ? 'They hold it already' : undefined) },
  summary: (d, names) => `${names.worker(d.worker)} as ${roleInSentence(d.role)}`,
});
