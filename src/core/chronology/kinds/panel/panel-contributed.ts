import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const RESPONSES = {
  restrictions: 'Restrictions',
  curfew: 'Curfew',
  prohibited: 'Prohibited activity, place or contact',
  'victim-safety': 'Victim safety',
  'disrupt-offending': 'Disrupt offending',
  other: 'Other',
} as const;

export const panelContributed = kind({
  name: 'panel.contributed',
  subject: 'child',
  family: 'meeting',
  label: 'Contribution to the panel',
  hint: 'Information for the panel, and the responses that fit best. Only what may be passed on to its members.',
  nature: 'fact',
  fields: {
    text: field.longText({ label: 'Information for the panel', max: 6000 }),
    responses: optional(field.choices({ label: 'Responses that fit', options: RESPONSES })),
    prohibited: optional(field.text({ label: 'Which activity, place or contact' })),
    other: optional(field.text({ label: 'Which other response' })),
  },
  answers: ['panel.booked'],
  recordedBy: ['seconded-police-officer', 'offender-management-coordinator', 'case-manager', 'team-manager', 'social-worker', 'probation-officer'],
  compartment: 'case',
  retention: 'meeting',
  demands: (d) => {
    const out: { field: string; expected: string }[] = [];
    if (d.responses?.includes('prohibited') === true && (d.prohibited ?? '') === '') out.push({ field: 'prohibited', expected: 'which activity, place or contact is meant' });
    if (d.responses?.includes('other') === true && (d.other ?? '') === '') out.push({ field: 'other', expected: 'which other response is meant' });
    return out;
  },
  summary: (d) => [(d.responses ?? []).map((r) => RESPONSES[r].toLowerCase()).join(', '), d.text].filter((x) => x !== '').join(': '),
});
