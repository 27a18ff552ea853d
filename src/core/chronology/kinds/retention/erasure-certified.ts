import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { KEPT_SORTS, type KeptSort } from '../../../retention/kept-sorts.ts';
import { ERASURE_SCOPES } from './erasure-proposed.ts';

/** What it was, in the words of the lists; the traces of reads have a list of their own. */
export const CERTIFIED_SORTS: Readonly<Record<KeptSort | 'audit', string>> = {
  children: KEPT_SORTS.children.label, victims: KEPT_SORTS.victims.label, prevention: KEPT_SORTS.prevention.label, staff: KEPT_SORTS.staff.label,
  meetings: KEPT_SORTS.meetings.label, partners: KEPT_SORTS.partners.label, audit: 'Traces of who looked at what',
};

/** What is kept of a record that was erased: nothing by which somebody could be known but a reference, the year of birth, a pseudonym. */
export const erasureCertified = kind({
  name: 'erasure.certified',
  subject: 'unit',
  family: 'retention',
  label: 'Certificate of erasure',
  nature: 'fact',
  fields: {
    scope: field.choice({ label: 'What was erased', options: ERASURE_SCOPES }),
    sort: optional(field.choice({ label: 'Whose record', options: CERTIFIED_SORTS })),
    reference: optional(field.text({ label: 'Reference', max: 100 })),
    pseudonym: optional(field.text({ label: 'Known from now on as', max: 100 })),
    figures: optional(field.list({ label: 'What stays for counting', itemLabel: 'Figure', of: { what: field.text({ label: 'What' }), holds: field.yesNo({ label: 'Yes or no' }) } })),
    'figures-of': optional(field.text({ label: 'Counted in', max: 40 })),
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
