import { MANAGERS } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const obligationChallenged = kind({
  name: 'obligation.challenged',
  subject: 'unit',
  family: 'partnership',
  label: 'Partner challenged about an obligation',
  hint: 'It stays open until the obligation is met: record how it stands in answer to the challenge.',
  nature: 'fact',
  answers: ['obligation.set'],
  fields: { what: field.longText({ label: 'What was said, and to whom', max: 2000 }) },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'service',
  summary: (d) => d.what,
});
