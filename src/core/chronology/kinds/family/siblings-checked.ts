import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const siblingsChecked = kind({
  name: 'siblings.checked',
  subject: 'child',
  family: 'family',
  label: 'Siblings checked',
  hint: 'Says that every sibling is on record, each with an answer whether they may be at risk, or that there is none.',
  nature: 'decision',
  fields: {
    found: field.choice({ label: 'Siblings', options: { 'on-record': 'All are on record', none: 'There are none' } }),
    source: optional(field.text({ label: 'How you know', hint: 'The family, social care, the assessment' })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${d.found === 'none' ? 'there are none' : 'all are on record'}${d.source ? ` (${d.source})` : ''}`,
});
