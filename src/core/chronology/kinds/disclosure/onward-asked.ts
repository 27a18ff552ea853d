import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const onwardAsked = kind({
  name: 'onward.asked',
  subject: 'child',
  family: 'sharing',
  label: 'Agreement asked to pass information on',
  hint: 'Information belongs to the agency that gave it. It is passed on only with that agency’s agreement.',
  nature: 'fact',
  fields: {
    entry: field.reference('entry', { label: 'Entry' }),
    originator: field.agency({ label: 'Whose information it is' }),
    'originator-role': optional(field.role({ label: 'Who there answers' })),
    'on-to': field.agency({ label: 'To be passed on to' }),
    why: field.longText({ label: 'What for', max: 2000 }),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'safeguarding',
  summary: (d, names) => `${names.agency(d.originator)} is asked, for ${names.agency(d['on-to'])}: ${d.why}`,
});
