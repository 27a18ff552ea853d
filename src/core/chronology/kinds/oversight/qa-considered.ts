import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const qaConsidered = kind({
  name: 'qa.considered',
  subject: 'child',
  family: 'oversight',
  label: 'Considered for quality assurance',
  nature: 'decision',
  fields: {
    outcome: field.choice({ label: 'Outcome', options: { chosen: 'Chosen', 'not-chosen': 'Not chosen this time' } }),
    reason: optional(field.longText({ label: 'Why not', max: 2000 })),
  },
  recordedBy: ['quality-manager', ...MANAGERS],
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => (d.outcome === 'not-chosen' && (d.reason ?? '').trim() === '' ? [{ field: 'reason', expected: 'why it was not chosen' }] : []),
  summary: (d) => (d.outcome === 'chosen' ? 'chosen' : `not chosen: ${d.reason ?? ''}`),
});
