import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const ASKED_ANSWERS = { shared: 'It has been shared', part: 'A part has been shared', refused: 'It is not shared' } as const;

export const disclosureAnswered = kind({
  name: 'disclosure.answered',
  subject: 'child',
  family: 'sharing',
  label: 'A partner’s request answered',
  nature: 'decision',
  answers: ['disclosure.asked'],
  fields: { answer: field.choice({ label: 'Answer', options: ASKED_ANSWERS }), reason: optional(field.longText({ label: 'Why', hint: 'The agency reads this', max: 2000 })) },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'safeguarding',
  demands: (d) => (d.answer !== 'shared' && (d.reason ?? '').trim() === '' ? [{ field: 'reason', expected: 'why it is not shared, or not all of it' }] : []),
  summary: (d) => [ASKED_ANSWERS[d.answer], d.reason].filter(Boolean).join(': '),
});
