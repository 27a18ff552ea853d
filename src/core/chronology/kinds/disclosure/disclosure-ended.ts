import { CASE_ROLES } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const disclosureEnded = kind({
  name: 'disclosure.ended',
  subject: 'child',
  family: 'sharing',
  label: 'Sharing ended',
  hint: 'The agency can no longer read here what was shared. What it has read it has read.',
  nature: 'decision',
  answers: ['disclosure.made'],
  fields: { why: field.longText({ label: 'Why', max: 2000 }) },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'safeguarding',
  summary: (d) => d.why,
});
