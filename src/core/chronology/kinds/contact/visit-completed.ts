import { CASE_ROLES, roleInSentence } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const VISIT_PURPOSES = {
  'dyo-status': 'To explain DYO status',
  regular: 'Regular visit',
  'good-news': 'To bring good news',
  custody: 'In custody',
  'pre-release': 'In custody, before release',
  welfare: 'Welfare check',
  other: 'Another purpose',
} as const;

export const VISIT_PLACES = { home: 'At home', office: 'At our office', custody: 'In custody', school: 'At school or work', elsewhere: 'Elsewhere' } as const;

export const visitCompleted = kind({
  name: 'visit.completed',
  subject: 'child',
  family: 'contact',
  label: 'Visit',
  nature: 'fact',
  answers: ['custody-visit.planned'],
  fields: {
    purpose: field.choice({ label: 'Purpose', options: VISIT_PURPOSES }),
    seen: optional(field.choice({ label: 'Who was seen', options: { child: 'The child', carer: 'A parent or carer', both: 'Both' } })),
    by: optional(field.roles({ label: 'Who visited', hint: 'If somebody else went, or several went together' })),
    place: optional(field.choice({ label: 'Where', options: VISIT_PLACES })),
    note: optional(field.longText({ label: 'Note', hint: 'How it went, what the child said' })),
  },
  recordedBy: [...CASE_ROLES, 'neighbourhood-police-officer'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [`${VISIT_PURPOSES[d.purpose]}${d.by?.length ? ` (${d.by.map((r) => roleInSentence(r)).join(' and ')})` : ''}`, d.note].filter(Boolean).join(': '),
});
