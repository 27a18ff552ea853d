import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const SUPPORT_TYPES = {
  assessment: 'Contribution to the assessment',
  planning: 'Pathways and Planning',
  desistance: 'Desistance',
  'future-harmful-behaviour': 'Future harmful behaviour',
  'safety-and-wellbeing': 'Safety and well-being',
} as const;

export const supportGiven = kind({
  name: 'support.given',
  subject: 'child',
  family: 'oversight',
  label: 'Coordinator’s support of the case',
  hint: 'What the coordinator did for this case beside the case manager.',
  nature: 'fact',
  fields: {
    type: field.choice({ label: 'Of which type', options: SUPPORT_TYPES }),
    note: optional(field.longText({ label: 'What was done', max: 8000 })),
  },
  recordedBy: ['offender-management-coordinator'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [SUPPORT_TYPES[d.type], d.note].filter(Boolean).join(': '),
});
