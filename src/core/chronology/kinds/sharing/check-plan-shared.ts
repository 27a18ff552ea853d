import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const checkPlanShared = kind({
  name: 'check-plan.shared',
  subject: 'child',
  family: 'sharing',
  label: 'Check plan shared with the local police',
  hint: 'What they may check: no more than they need for it.',
  nature: 'fact',
  fields: {
    address: optional(field.longText({ label: 'Address', max: 500 })),
    times: optional(field.text({ label: 'Times', hint: 'For example, 19:00 to 07:00' })),
    conditions: optional(field.longText({ label: 'Conditions', max: 2000 })),
    with: field.text({ label: 'Shared with' }),
    until: optional(field.date({ label: 'Until', future: true })),
  },
  recordedBy: ['seconded-police-officer', 'offender-management-coordinator', 'team-manager'],
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => ([d.address, d.times, d.conditions].every((t) => (t ?? '').trim() === '') ? [{ field: 'conditions', expected: 'what may be checked: an address, times or conditions' }] : []),
  summary: (d) => [`with ${d.with}`, d.address, d.times, d.conditions].filter(Boolean).join(', '),
});
