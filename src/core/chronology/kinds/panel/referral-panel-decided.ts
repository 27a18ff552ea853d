import { roleLabel } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const IOM_OUTCOMES = { rejected: 'Reject with feedback – not IOM', local: 'IOM - Local', 'co-located': 'IOM – Co-located' } as const;
export const MAPPA_OUTCOMES = { rejected: 'Reject with feedback – not MAPPA Level 2 or 3', registering: 'Registering for consideration at MAPPA Level 2 or 3' } as const;

export const referralPanelDecided = kind({
  name: 'referral-panel.decided',
  subject: 'child',
  family: 'meeting',
  label: 'Decided by the referral panel',
  nature: 'decision',
  fields: {
    'iom-outcome': optional(field.choice({ label: 'Outcome for IOM', options: IOM_OUTCOMES })),
    'mappa-outcome': optional(field.choice({ label: 'Outcome for MAPPA', options: MAPPA_OUTCOMES })),
    'mappa-level': optional(field.choice({ label: 'Level under consideration', options: { 'level-2': 'Level 2', 'level-3': 'Level 3' } })),
    feedback: optional(field.longText({ label: 'Feedback to the agency that referred', max: 4000 })),
    discussion: optional(field.longText({ label: 'Summary of the discussion', max: 6000 })),
    decider: optional(field.role({ label: 'Who decided' })),
    'case-meeting': optional(field.yesNo({ label: 'Is a Case Management Meeting to be convened?' })),
    convenor: optional(field.role({ label: 'Who convenes it' })),
    'convene-by': optional(field.date({ label: 'By when', future: true })),
    sitting: optional(field.reference('sitting', { label: 'Sitting' })),
  },
  answers: ['iom-referral.sent'],
  recordedBy: ['offender-management-coordinator', 'mappa-manager', 'panel-chair', 'team-manager', 'service-manager', 'head-of-service'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) =>
    [
      d['iom-outcome'] && IOM_OUTCOMES[d['iom-outcome']],
      d['mappa-outcome'] && MAPPA_OUTCOMES[d['mappa-outcome']],
      d.decider && `decided by the ${roleLabel(d.decider)}`,
      d.feedback,
    ].filter(Boolean).join('; ') || 'decided',
});
