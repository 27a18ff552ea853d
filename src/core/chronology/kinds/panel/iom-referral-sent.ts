import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const iomReferralSent = kind({
  name: 'iom-referral.sent',
  subject: 'child',
  family: 'meeting',
  label: 'IOM referral form sent to the coordinator',
  hint: 'The coordinator puts the case before the referral panel.',
  nature: 'fact',
  fields: { note: optional(field.longText({ label: 'Note for the coordinator', max: 2000 })) },
  answers: ['iom-referral.completed'],
  recordedBy: ['case-manager', 'team-manager', 'offender-management-coordinator'],
  compartment: 'case',
  retention: 'meeting',
  summary: (d) => d.note ?? 'sent',
});
