import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const documentAcknowledged = kind({
  name: 'document.acknowledged',
  subject: 'worker',
  family: 'staff',
  label: 'Document read and known',
  nature: 'fact',
  answers: ['document.issued'],
  fields: { document: field.text({ label: 'Which document', hint: 'Its short name', max: 80 }), version: field.text({ label: 'Which version', max: 80 }) },
  recordedBy: 'anyone',
  compartment: 'case',
  retention: 'service',
  summary: (d) => `${d.document.replaceAll('-', ' ')}, ${d.version}`,
});
