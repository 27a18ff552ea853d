import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const reoffendingNoted = kind({
  name: 'reoffending.noted',
  subject: 'child',
  family: 'offence',
  label: 'Note on reoffending',
  hint: 'From the Reoffending Toolkit: above all about a child who reoffends and is not a DYO.',
  nature: 'fact',
  fields: { note: field.longText({ label: 'What is known, and what happens next', hint: 'The child may read this one day', max: 4000 }) },
  recordedBy: ['team-manager', 'service-manager', 'head-of-service', 'offender-management-coordinator', 'performance-analyst'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => d.note,
});
