import { CASE_ROLES, roleLabel } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const contributionMade = kind({
  name: 'assessment.contribution',
  subject: 'child',
  family: 'assessment',
  label: 'Contribution to an assessment',
  hint: 'What may stand in the record. Raw intelligence is recorded apart.',
  nature: 'fact',
  answers: ['assessment.opened'],
  fields: {
    by: optional(field.roles({ label: 'From', hint: 'If it is entered for somebody else' })),
    what: field.longText({ label: 'What it says', hint: 'Also “nothing to add”', max: 8000 }),
  },
  recordedBy: [...CASE_ROLES, 'neighbourhood-police-officer', 'social-worker', 'probation-officer'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [d.by?.map((r) => roleLabel(r)).join(' and '), d.what].filter(Boolean).join(': '),
});
