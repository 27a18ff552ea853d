import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const proposalMade = kind({
  name: 'proposal.made',
  subject: 'child',
  family: 'oversight',
  label: 'Proposed, awaits agreement',
  hint: 'Written by Throughline when a decision needs somebody’s agreement first. The decision itself lies inside.',
  nature: 'fact',
  fields: {
    records: field.records({ label: 'What is proposed' }),
    awaits: field.roles({ label: 'Awaits' }),
    clauses: field.text({ label: 'Under', max: 400 }),
    answers: optional(field.records({ label: 'Reasons given' })),
  },
  recordedBy: 'anyone',
  compartment: 'case',
  crosses: 'never',
  retention: 'case-record',
  summary: (d) => d.records.map((r) => String(r['label'] ?? r['kind'])).join(', '),
});
