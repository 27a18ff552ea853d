import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { SUPPORT_SERVICES } from './support-services.ts';

export const PARTNER_ANSWERS = { accepted: 'Accepted', 'waiting-list': 'On their waiting list', refused: 'Refused', 'no-answer': 'No answer came' } as const;

export const partnerAnswered = kind({
  name: 'partner.answered',
  subject: 'child',
  family: 'support',
  label: 'What came of a referral to a partner',
  nature: 'fact',
  answers: ['partner.referred'],
  fields: {
    service: field.choice({ label: 'For what the child was referred', options: SUPPORT_SERVICES }),
    answer: field.choice({ label: 'Their answer', options: PARTNER_ANSWERS }),
    reason: optional(field.longText({ label: 'Why', hint: 'A refusal needs its reason: managers follow it up', max: 2000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => (d.answer === 'refused' && (d.reason ?? '').trim() === '' ? [{ field: 'reason', expected: 'why they refused' }] : []),
  summary: (d) => [`${SUPPORT_SERVICES[d.service]}, ${PARTNER_ANSWERS[d.answer].toLowerCase()}`, d.reason].filter(Boolean).join(': '),
});
