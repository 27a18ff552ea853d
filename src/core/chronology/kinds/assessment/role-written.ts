import { roleLabel } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const roleWritten = kind({
  name: 'role.written-into-assessment',
  subject: 'child',
  family: 'assessment',
  label: 'Role written into the assessment',
  hint: 'What is expected of a colleague in this case, as it now stands in AssetPlus.',
  nature: 'fact',
  fields: { role: field.role({ label: 'Whose role' }), what: field.longText({ label: 'What is expected', max: 4000 }) },
  recordedBy: ['case-manager', 'team-manager'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${roleLabel(d.role)}: ${d.what}`,
});
