import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const ITEM_OUTCOMES = { rated: 'Rated', considered: 'Considered', decided: 'Decided', 'left-list': 'Left DYO', 'carried-over': 'Carried over', 'not-needed': 'No longer for this meeting' } as const;

export const sittingItemDecided = kind({
  name: 'sitting.item-decided',
  subject: 'sitting',
  family: 'meeting',
  label: 'Outcome for a child',
  nature: 'decision',
  fields: {
    child: field.reference('child', { label: 'Child' }),
    outcome: field.choice({ label: 'Outcome', options: ITEM_OUTCOMES }),
    reason: optional(field.longText({ label: 'Reason', max: 2000 })),
    until: optional(field.date({ label: 'Carried over to', future: true })),
  },
  recordedBy: ['offender-management-coordinator', 'seconded-police-officer', 'team-manager', 'service-manager', 'head-of-service', 'panel-chair'],
  compartment: 'case',
  retention: 'meeting',
  demands: (d) =>
    d.outcome === 'carried-over' && ((d.reason ?? '').trim() === '' || d.until === undefined)
      ? [{ field: (d.reason ?? '').trim() === '' ? 'reason' : 'until', expected: 'why the child is carried over, and to which day' }]
      : [],
  summary: (d) => ITEM_OUTCOMES[d.outcome],
});
