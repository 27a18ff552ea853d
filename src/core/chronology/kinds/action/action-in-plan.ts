import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const actionInPlan = kind({
  name: 'action.in-plan',
  subject: 'child',
  family: 'plan',
  label: 'Action put into the plan',
  hint: 'The agreed action now stands in Pathways and Planning.',
  nature: 'fact',
  answers: ['action.set'],
  fields: { note: optional(field.longText({ label: 'Note', max: 2000 })) },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => d.note ?? 'in the plan',
});
