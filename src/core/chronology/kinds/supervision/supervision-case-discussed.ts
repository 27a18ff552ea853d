import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const supervisionCaseDiscussed = kind({
  name: 'supervision.case-discussed',
  subject: 'worker',
  family: 'supervision',
  label: 'Case discussed in supervision',
  nature: 'fact',
  fields: {
    child: field.reference('child', { label: 'Child' }),
    plan: optional(field.longText({ label: 'Pathways and Planning', hint: 'How the plan stands, and what changes', max: 4000 })),
    risk: optional(field.longText({ label: 'Risk now', max: 4000 })),
    next: optional(field.longText({ label: 'What happens next', max: 2000 })),
  },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => ([d.plan, d.risk, d.next].every((t) => (t ?? '').trim() === '') ? [{ field: 'plan', expected: 'a note on the plan or on the risk' }] : []),
  summary: (d) => [d.plan ? `plan: ${d.plan}` : undefined, d.risk ? `risk: ${d.risk}` : undefined, d.next ? `next: ${d.next}` : undefined].filter(Boolean).join('; '),
});
