import { CASE_ROLES, roleInSentence } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const planShared = kind({
  name: 'plan.shared',
  subject: 'child',
  family: 'plan',
  label: 'Plan shared',
  hint: 'Only the parts that the other person needs. Say which.',
  nature: 'decision',
  fields: {
    with: field.role({ label: 'With' }),
    who: optional(field.text({ label: 'Who that is' })),
    version: optional(field.text({ label: 'Version of the plan', max: 60 })),
    parts: field.longText({ label: 'Which parts', max: 2000 }),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `with the ${roleInSentence(d.with)}${d.version ? `, version ${d.version}` : ''}: ${d.parts}`,
});
