import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const toolkitReviewed = kind({
  name: 'toolkit.reviewed',
  subject: 'child',
  family: 'meeting',
  label: 'Reviewed at the Reoffending Toolkit meeting',
  nature: 'fact',
  fields: { note: field.longText({ label: 'What was said and agreed', max: 6000 }), sitting: optional(field.reference('sitting', { label: 'Sitting' })) },
  recordedBy: [...CASE_ROLES, 'performance-manager', 'performance-analyst'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => d.note,
});
