import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const RESTRICTED_FOR = { accuracy: 'It is being looked into whether something is right', objection: 'An objection is being weighed, or was accepted', unlawful: 'It should not be used, and the child does not want it erased', claim: 'It is kept for the child’s own claim' } as const;

export const processingRestricted = kind({
  name: 'processing.restricted',
  subject: 'child',
  family: 'rights',
  label: 'Kept, and not used',
  hint: 'UK GDPR, Article 18. Whoever is about to share something sees this first.',
  nature: 'decision',
  fields: {
    why: field.choice({ label: 'Why', options: RESTRICTED_FOR }),
    what: field.longText({ label: 'What is not to be used, or not to be told', max: 2000 }),
    until: optional(field.date({ label: 'Looked at again on', future: true })),
  },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'case-record',
  summary: (d, names) => [d.what, RESTRICTED_FOR[d.why].toLowerCase(), d.until === undefined ? undefined : `looked at again on ${names.date(d.until)}`].filter(Boolean).join('; '),
});
