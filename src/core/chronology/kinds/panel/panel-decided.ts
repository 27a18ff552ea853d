import { roleInSentence } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { PANEL_CAUSES } from '../contact/panel-booked.ts';

/** Parts of the panel's record. */
export const PANEL_PARTS = {
  'risk-level': 'Risk level',
  'safety-and-wellbeing': 'Safety and well-being',
  'assessment-comments': 'Comments on the assessment',
  'plan-advice': 'Advice for the intervention plan',
} as const;

const part = (label: string): ReturnType<typeof optional<string>> => optional(field.longText({ label, max: 6000 }));
const factor = (label: string): ReturnType<typeof optional<boolean>> => optional(field.yesNo({ label }));
const comment = (label: string): ReturnType<typeof optional<string>> => optional(field.longText({ label, max: 2000 }));

export const panelDecided = kind({
  name: 'panel.decided',
  subject: 'child',
  family: 'meeting',
  label: 'Heard at the case management panel',
  hint: 'The panel’s record of one child: four parts, its advice, and whether a referral for IOM or MAPPA has added value.',
  nature: 'decision',
  fields: {
    'risk-level': part(PANEL_PARTS['risk-level']),
    'safety-and-wellbeing': part(PANEL_PARTS['safety-and-wellbeing']),
    'assessment-comments': part(PANEL_PARTS['assessment-comments']),
    'plan-advice': part(PANEL_PARTS['plan-advice']),
    'nothing-to-add': optional(field.choices({ label: 'Nothing to add', options: PANEL_PARTS })),
    resettlement: part('Resettlement'),
    'risk-management': part('Managing the risk'),
    'added-value': optional(field.yesNo({ label: 'Has a referral for IOM or MAPPA added value?' })),
    reasons: optional(field.longText({ label: 'Reasons', max: 4000 })),
    oversight: factor('Greater oversight by senior management'),
    'oversight-comment': comment('Comment on oversight'),
    'external-support': factor('Additional external support'),
    'external-support-comment': comment('Comment on external support'),
    transitions: factor('Transitions'),
    'transitions-comment': comment('Comment on transitions'),
    'further-reason': optional(field.longText({ label: 'Why yes, although none of the three factors applies', max: 4000 })),
    consulted: optional(field.roles({ label: 'Core members consulted' })),
    decider: optional(field.role({ label: 'Who decided' })),
    dissent: optional(field.list({ label: 'Other views', itemLabel: 'View', of: { who: field.text({ label: 'Whose' }), view: field.longText({ label: 'View', max: 2000 }) } })),
    'chair-manages-presenter': optional(field.yesNo({ label: 'The chair is the line manager of whoever presented' })),
    'next-review': optional(field.date({ label: 'Next review at the panel', future: true })),
    cause: optional(field.choice({ label: 'Why it came before the panel', options: PANEL_CAUSES })),
    sitting: optional(field.reference('sitting', { label: 'Sitting' })),
  },
  answers: ['panel.booked'],
  recordedBy: ['panel-chair', 'team-manager', 'service-manager', 'head-of-service', 'offender-management-coordinator', 'case-manager', 'business-support'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) =>
    [
      d['added-value'] === undefined ? undefined : `added value of a referral: ${d['added-value'] ? 'yes' : 'no'}`,
      d.decider === undefined ? undefined : `decided by the ${roleInSentence(d.decider)}`,
      d['plan-advice'],
    ].filter(Boolean).join('; ') || 'heard',
});
