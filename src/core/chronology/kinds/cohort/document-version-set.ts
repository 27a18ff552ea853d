import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const documentVersionSet = kind({
  name: 'document.version-set',
  subject: 'unit',
  family: 'cohort',
  label: 'Version of a document',
  hint: 'A new version counts from its day. One known only by its month counts from the first of it.',
  nature: 'decision',
  fields: {
    document: field.text({ label: 'Which document', hint: 'Its short name', max: 80 }),
    title: optional(field.text({ label: 'Title, if it is new' })),
    label: field.text({ label: 'What the version is called', hint: 'For example, November 2018', max: 80 }),
    issue: optional(field.text({ label: 'Issue', max: 80 })),
    from: field.date({ label: 'Counts from', future: true }),
    source: optional(field.text({ label: 'Whose document it is', hint: 'For example, Local Safeguarding Children Board (LSCB)', max: 120 })),
    link: optional(field.text({ label: 'Where it is kept', hint: 'An address, or the place in the service', max: 500 })),
  },
  recordedBy: [...MANAGERS, 'business-support'],
  compartment: 'case',
  retention: 'service',
  summary: (d, names) => [d.title ?? d.document, d.issue, d.label, `from ${names.date(d.from)}`].filter(Boolean).join(', '),
});
