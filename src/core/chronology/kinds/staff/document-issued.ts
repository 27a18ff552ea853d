import { MANAGERS } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const documentIssued = kind({
  name: 'document.issued',
  subject: 'worker',
  family: 'staff',
  label: 'Document to be read',
  hint: 'A version of a document that this person is to know. Reading it is confirmed in answer.',
  nature: 'fact',
  fields: { document: field.text({ label: 'Which document', hint: 'Its short name', max: 80 }), version: field.text({ label: 'Version', max: 80 }) },
  recordedBy: [...MANAGERS, 'business-support', 'information-governance-officer'],
  compartment: 'case',
  retention: 'service',
  summary: (d) => `${d.document.replaceAll('-', ' ')}, ${d.version}`,
});
