import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const VISIT_PURPOSES = {
  'dyo-status': 'To explain DYO status',
  regular: 'Regular visit',
  'good-news': 'To bring good news',
  custody: 'In custody',
  welfare: 'Welfare check',
  other: 'Another purpose',
} as const;

export const visitCompleted = kind({
  name: 'visit.completed',
  subject: 'child',
  family: 'contact',
  label: 'Visit',
  nature: 'fact',
  fields: {
    purpose: field.choice({ label: 'Purpose', options: VISIT_PURPOSES }),
    seen: optional(field.choice({ label: 'Who was seen', options: { child: 'The child', carer: 'A parent or carer', both: 'Both' } })),
    note: optional(field.longText({ label: 'Note', hint: 'How it went, what the child said' })),
  },
  recordedBy: [...CASE_ROLES, 'neighbourhood-police-officer'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [VISIT_PURPOSES[d.purpose], d.note].filter(Boolean).join(': '),
});
