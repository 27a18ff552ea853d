import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const proposalAnswered = kind({
  name: 'proposal.answered',
  subject: 'child',
  family: 'oversight',
  label: 'Proposal answered',
  nature: 'decision',
  answers: ['proposal.made'],
  fields: {
    answer: field.choice({ label: 'Answer', options: { agreed: 'Agreed', declined: 'Not agreed', withdrawn: 'Withdrawn by the proposer' } }),
    reason: optional(field.longText({ label: 'Why', max: 4000 })),
  },
  recordedBy: 'anyone',
  compartment: 'case',
  crosses: 'never',
  retention: 'case-record',
  demands: (d) => (d.answer === 'declined' && (d.reason ?? '').trim() === '' ? [{ field: 'reason', expected: 'why it is not agreed' }] : []),
  summary: (d) => [d.answer, d.reason].filter(Boolean).join(': '),
});
