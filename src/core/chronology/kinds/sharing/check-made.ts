import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

const RESULTS = { 'as-it-should-be': 'As it should be', 'not-there': 'The young person was not there', 'not-as-it-should-be': 'Something else was not as it should be', 'no-answer': 'Nobody answered' } as const;

export const checkMade = kind({
  name: 'check.made',
  subject: 'child',
  family: 'sharing',
  label: 'Check by the local police',
  nature: 'fact',
  answers: ['check-plan.shared'],
  fields: {
    result: field.choice({ label: 'Result', options: RESULTS }),
    by: optional(field.text({ label: 'Who checked' })),
    note: optional(field.longText({ label: 'More about it', max: 2000 })),
  },
  recordedBy: ['seconded-police-officer', 'offender-management-coordinator', 'team-manager', 'case-manager'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [RESULTS[d.result], d.by, d.note].filter(Boolean).join(', '),
});
