import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const dyoSuggested = kind({
  name: 'dyo.suggested',
  subject: 'child',
  family: 'dyo',
  label: 'Suggested for DYO',
  hint: 'The team manager looks at it and opens the consideration if it is right.',
  nature: 'fact',
  fields: { reason: field.longText({ label: 'Why', max: 4000 }) },
  recordedBy: 'anyone',
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => d.reason,
});
