import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

const OUTCOMES = { offered: 'Offered', accepted: 'Accepted', declined: 'Declined', 'not-needed': 'Not needed' } as const;

export const advocacyConsidered = kind({
  name: 'advocacy.considered',
  subject: 'child',
  family: 'oversight',
  label: 'Advocacy considered',
  nature: 'decision',
  fields: { outcome: field.choice({ label: 'Result', options: OUTCOMES }), wish: optional(field.longText({ label: 'What the child wishes', max: 2000 })), note: optional(field.longText({ label: 'Note', max: 2000 })) },
  recordedBy: ['case-manager', 'team-manager', 'service-manager', 'head-of-service', 'offender-management-coordinator'],
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => (d.outcome === 'not-needed' && (d.note ?? '').trim() === '' ? [{ field: 'note', expected: 'why it is not needed' }] : []),
  summary: (d) => [OUTCOMES[d.outcome], d.wish, d.note].filter(Boolean).join(': '),
});
