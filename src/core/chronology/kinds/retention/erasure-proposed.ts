import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { KEPT_BESIDE } from './everything-kept.ts';

export const ERASURE_SCOPES = { record: 'The whole record', part: 'Some of its entries', audit: 'Traces of who looked at what' } as const;

export const erasureProposed = kind({
  name: 'erasure.proposed',
  subject: 'child',
  also: KEPT_BESIDE,
  family: 'retention',
  label: 'Erasure proposed',
  nature: 'decision',
  fields: {
    scope: field.choice({ label: 'What is to be erased', options: ERASURE_SCOPES }),
    rule: field.text({ label: 'Under which rule' }),
    title: field.text({ label: 'The rule in words', max: 500 }),
    kinds: optional(field.list({ label: 'Which kinds of entry', itemLabel: 'Kind', of: { kind: field.text({ label: 'Kind' }) } })),
    entries: field.count({ label: 'How many entries', max: 1_000_000 }),
    mentioned: optional(field.count({ label: 'Entries of other records in whose words the full name stands', hint: 'They belong to those records and stay', max: 1_000_000 })),
    'kept-until': field.date({ label: 'Kept until' }),
    through: optional(field.count({ label: 'Up to which batch of the traces', max: 1_000_000_000 })),
    'through-hash': optional(field.text({ label: 'The seal of that batch', max: 64 })),
    as: field.role({ label: 'As' }),
    reason: optional(field.longText({ label: 'Why', max: 2000 })),
  },
  // Written by the page of the review alone, which checks who may.
  recordedBy: ['system'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [ERASURE_SCOPES[d.scope], `${d.entries} ${d.scope === 'audit' ? 'traces' : 'entries'}`, d.title, d.reason].filter(Boolean).join(', '),
});
