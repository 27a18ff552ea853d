import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const neighbourhoodSharing = kind({
  name: 'neighbourhood.sharing',
  subject: 'child',
  family: 'sharing',
  label: 'Weekly sharing with the neighbourhood team',
  nature: 'decision',
  fields: {
    outcome: field.choice({ label: 'This week', options: { shared: 'Shared', 'nothing-relevant': 'Nothing to share' } }),
    what: optional(field.longText({ label: 'What was shared', max: 2000 })),
    with: optional(field.text({ label: 'With whom' })),
    ground: optional(field.text({ label: 'On what ground', hint: 'For example, section 115 of the Crime and Disorder Act 1998' })),
  },
  recordedBy: ['seconded-police-officer', 'offender-management-coordinator', 'team-manager'],
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => (d.outcome === 'shared' && (d.what ?? '').trim() === '' ? [{ field: 'what', expected: 'what was shared' }] : []),
  summary: (d) => (d.outcome === 'shared' ? `shared${d.with ? ` with ${d.with}` : ''}: ${d.what ?? ''}` : 'nothing to share'),
});
