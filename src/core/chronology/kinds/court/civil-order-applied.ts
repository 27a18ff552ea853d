import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const CIVIL_ORDERS = { cbo: 'Criminal Behaviour Order', 'gang-injunction': 'Gang Injunction' } as const;

export const civilOrderApplied = kind({
  name: 'civil-order.applied',
  subject: 'child',
  family: 'court',
  label: 'Application for a civil order',
  hint: 'Considered or made, by the police or the council.',
  nature: 'fact',
  fields: {
    type: field.choice({ label: 'Which order', options: CIVIL_ORDERS }),
    stage: optional(field.choice({ label: 'How far it is', options: { considered: 'Considered', applied: 'Applied for' } })),
    'lead-contact': optional(field.worker({ label: 'Lead contact', hint: 'If empty, whoever holds the role that the policy names' })),
    applicant: optional(field.text({ label: 'Who applies' })),
    why: optional(field.longText({ label: 'Why', max: 4000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d, names) => [CIVIL_ORDERS[d.type], d['lead-contact'] ? `lead contact ${names.worker(d['lead-contact'])}` : undefined, d.applicant, d.why].filter(Boolean).join(', '),
});
