import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const ORDER_TYPES = {
  'referral-order': 'Referral order',
  yro: 'Youth rehabilitation order',
  'yro-iss': 'Youth rehabilitation order with ISS',
  dto: 'Detention and training order',
  'dto-licence': 'Detention and training order, licence',
  'section-250': 'Section 250 detention',
  'youth-conditional-caution': 'Youth conditional caution',
  'youth-caution': 'Youth caution',
  'community-resolution': 'Community resolution with our work',
  'bail-support': 'Bail supervision and support',
  other: 'Another order',
} as const;

export const REQUIREMENTS = {
  supervision: 'Supervision', iss: 'Intensive supervision and surveillance', curfew: 'Curfew', 'unpaid-work': 'Unpaid work', programme: 'Programme',
  activity: 'Activity', education: 'Education', residence: 'Residence', exclusion: 'Exclusion', 'electronic-monitoring': 'Electronic monitoring',
  'drug-treatment': 'Drug treatment', 'prohibited-activity': 'Prohibited activity',
} as const;

export const orderStarted = kind({
  name: 'order.started',
  subject: 'child',
  family: 'order',
  label: 'Order started',
  nature: 'fact',
  fields: {
    type: field.choice({ label: 'Order', options: ORDER_TYPES }),
    starts: optional(field.date({ label: 'First day' })),
    ends: optional(field.date({ label: 'Last day', hint: 'Leave empty while it is not known', future: true })),
    requirements: optional(field.choices({ label: 'Requirements', options: REQUIREMENTS })),
    court: optional(field.text({ label: 'Court' })),
    'as-written': optional(field.text({ label: 'As written in the source' })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => (d.starts !== undefined && d.ends !== undefined && d.ends < d.starts ? [{ field: 'ends', expected: `a day not before the first day, ${d.starts}` }] : []),
  summary: (d, names) => [ORDER_TYPES[d.type], d.ends ? `to ${names.date(d.ends)}` : 'end not known'].join(', '),
});
