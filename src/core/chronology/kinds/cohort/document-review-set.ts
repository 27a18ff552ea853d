import { MANAGERS } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const documentReviewSet = kind({
  name: 'document.review-set',
  subject: 'unit',
  family: 'cohort',
  label: 'Next review of a document',
  nature: 'decision',
  fields: {
    document: field.text({ label: 'Which document', max: 80 }),
    next: field.date({ label: 'Reviewed next by', future: true }),
  },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'service',
  summary: (d, names) => `${d.document}: ${names.date(d.next)}`,
});
