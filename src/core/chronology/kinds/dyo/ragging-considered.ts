import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const raggingConsidered = kind({
  name: 'ragging.considered',
  subject: 'child',
  family: 'rag',
  label: 'Considered for ragging',
  nature: 'decision',
  fields: {
    outcome: field.choice({ label: 'Outcome', options: { 'to-be-ragged': 'To be ragged: opens a DYO consideration', 'not-ragged': 'Not ragged' } }),
    reason: field.longText({ label: 'Why', max: 4000 }),
    sitting: optional(field.reference('sitting', { label: 'At the meeting' })),
  },
  recordedBy: ['offender-management-coordinator', 'seconded-police-officer', 'team-manager', 'service-manager', 'head-of-service'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${d.outcome === 'not-ragged' ? 'not ragged' : 'to be ragged'}: ${d.reason}`,
});
