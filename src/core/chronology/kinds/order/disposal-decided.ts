import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { KEPT_BESIDE } from '../retention/everything-kept.ts';

const OUTCOMES = { dispose: 'The record is to be disposed of', keep: 'It is kept longer' } as const;

export const disposalDecided = kind({
  name: 'disposal.decided',
  subject: 'child',
  also: KEPT_BESIDE,
  family: 'order',
  label: 'Disposal of a closed record',
  nature: 'decision',
  answers: ['case.closed'],
  fields: {
    outcome: field.choice({ label: 'Decision', options: OUTCOMES }),
    reason: field.longText({ label: 'Why', max: 2000 }),
    until: optional(field.date({ label: 'Kept until', future: true })),
  },
  recordedBy: [...MANAGERS, 'information-governance-officer'],
  compartment: 'case',
  crosses: 'never',
  retention: 'case-record',
  demands: (d) => (d.outcome === 'keep' && d.until === undefined ? [{ field: 'until', expected: 'the day until which it is kept' }] : []),
  summary: (d, names) => [OUTCOMES[d.outcome], d.reason, d.until === undefined ? undefined : `until ${names.date(d.until)}`].filter(Boolean).join(', '),
});
