import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { ERASURE_SCOPES } from './erasure-proposed.ts';

/** What is kept of a record that was erased: nothing by which a child could be known but the reference and the year of birth. */
export const erasureCertified = kind({
  name: 'erasure.certified',
  subject: 'unit',
  family: 'retention',
  label: 'Certificate of erasure',
  nature: 'fact',
  fields: {
    scope: field.choice({ label: 'What was erased', options: ERASURE_SCOPES }),
    reference: optional(field.text({ label: 'Reference', max: 100 })),
    born: optional(field.count({ label: 'Year of birth', max: 9999 })),
    rule: field.text({ label: 'Under which rule' }),
    title: field.text({ label: 'The rule in words', max: 500 }),
    'kept-until': field.date({ label: 'Kept until' }),
    entries: field.count({ label: 'Entries of the record', max: 1_000_000 }),
    beside: field.count({ label: 'Entries about the child in other records', max: 1_000_000 }),
    mentioned: optional(field.count({ label: 'Entries of other records in whose words the full name stood', max: 1_000_000 })),
    kinds: field.list({ label: 'Entries by kind', itemLabel: 'Kind', of: { label: field.text({ label: 'Kind' }), entries: field.count({ label: 'Entries', max: 1_000_000 }) } }),
    places: field.list({ label: 'What else was removed', itemLabel: 'What', of: { what: field.text({ label: 'What' }), rows: field.count({ label: 'How many', max: 1_000_000 }) } }),
    'proposed-by': field.worker({ label: 'Proposed by' }),
    'proposed-as': field.role({ label: 'As' }),
    'proposed-on': field.date({ label: 'Proposed on' }),
    'agreed-by': field.worker({ label: 'Agreed by' }),
    'agreed-as': field.role({ label: 'As' }),
    'agreed-on': field.date({ label: 'Agreed on' }),
    'head-before': field.count({ label: 'Last entry of the service before', max: 1_000_000_000 }),
    'hash-before': field.text({ label: 'Its seal', max: 64 }),
  },
  recordedBy: ['system'],
  compartment: 'case',
  retention: 'service',
  summary: (d) => [ERASURE_SCOPES[d.scope], d.reference, `${d.entries} entries`, d.title].filter(Boolean).join(', '),
});
