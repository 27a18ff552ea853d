import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

const INFORMS = { intervention: 'An intervention', 'management-decision': 'A management decision', neither: 'Neither for now' } as const;

/** A look into what is known at this moment, with what it means. */
export const intelligenceCheck = kind({
  name: 'intelligence.check',
  subject: 'child',
  family: 'intelligence',
  label: 'Intelligence check',
  nature: 'fact',
  fields: {
    result: field.longText({ label: 'What was found', hint: '“Nothing known” is a result', max: 4000 }),
    analysis: optional(field.longText({ label: 'What it means', max: 4000 })),
    informs: optional(field.choice({ label: 'What it informs', options: INFORMS })),
    link: optional(field.entry({ label: 'Which one', kinds: ['action.set', 'rag.set', 'oversight.recorded', 'restrictive-measures.considered', 'dyo.decision', 'assessment.completed'] })),
  },
  recordedBy: ['offender-management-coordinator', 'seconded-police-officer', 'team-manager', 'service-manager'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [d.result, d.analysis].filter(Boolean).join('. '),
});
