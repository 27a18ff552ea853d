import { MANAGERS } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const processingUnrestricted = kind({
  name: 'processing.unrestricted',
  subject: 'child',
  family: 'rights',
  label: 'Can be used again',
  hint: 'They are told before it is lifted.',
  nature: 'decision',
  answers: ['processing.restricted'],
  fields: { why: field.longText({ label: 'Why', max: 2000 }), told: field.text({ label: 'Who was told, and when' }) },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${d.why}; told: ${d.told}`,
});
