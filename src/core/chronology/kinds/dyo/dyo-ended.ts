import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const DYO_END_GROUNDS = {
  'green-for-three-months': 'Green for three months',
  'order-ended': 'Order ended',
  'approaching-18': 'Approaching 18',
  'reduction-in-risk': 'Evidenced reduction in risk',
  other: 'Another ground',
} as const;

export const dyoEnded = kind({
  name: 'dyo.ended',
  subject: 'child',
  family: 'dyo',
  label: 'Left DYO',
  nature: 'decision',
  fields: {
    ground: field.choice({ label: 'Ground', options: DYO_END_GROUNDS }),
    reason: field.longText({ label: 'Why', hint: 'The child may read this one day', max: 4000 }),
    'decided-by': optional(field.roles({ label: 'Decided by' })),
    sitting: optional(field.reference('sitting', { label: 'At the meeting' })),
  },
  recordedBy: ['team-manager', 'service-manager', 'head-of-service', 'offender-management-coordinator'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${DYO_END_GROUNDS[d.ground]}: ${d.reason}`,
});
