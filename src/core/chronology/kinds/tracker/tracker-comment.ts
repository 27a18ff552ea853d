import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const trackerComment = kind({
  name: 'tracker.comment',
  subject: 'child',
  family: 'tracker',
  label: 'From the tracker',
  hint: 'Quoted as it stood; nothing is inferred from it.',
  nature: 'fact',
  fields: { text: field.longText({ label: 'As written' }), column: optional(field.text({ label: 'Column' })) },
  recordedBy: 'anyone',
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `“${d.text}”${d.column ? ` (${d.column})` : ''}`,
});
