import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

const OUTCOMES = { refer: 'To be referred', 'not-refer': 'Not to be referred' } as const;

export const iomReferralConsidered = kind({
  name: 'iom-referral.considered',
  subject: 'child',
  family: 'oversight',
  label: 'Referral to IOM considered',
  hint: 'Before the move to the adult system.',
  nature: 'decision',
  fields: { outcome: field.choice({ label: 'Result', options: OUTCOMES }), reason: field.longText({ label: 'Why', max: 4000 }) },
  recordedBy: ['case-manager', 'offender-management-coordinator', 'team-manager', 'service-manager', 'head-of-service'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${OUTCOMES[d.outcome]}: ${d.reason}`,
});
