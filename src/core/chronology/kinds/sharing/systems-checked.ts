import { CASE_ROLES } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

const SYSTEMS = { mash: 'Multi-agency safeguarding hub (MASH)', 'childrens-services': 'Case management system of children’s services', police: 'Police systems', other: 'Another system' } as const;
const RESULTS = { known: 'Known there', 'not-known': 'Not known there' } as const;

export const systemsChecked = kind({
  name: 'systems.checked',
  subject: 'child',
  family: 'sharing',
  label: 'Other system checked',
  hint: 'What other services already know about the child. "Not known" is an answer too.',
  nature: 'fact',
  fields: {
    system: field.choice({ label: 'Which', options: SYSTEMS }),
    result: field.choice({ label: 'Result', options: RESULTS }),
    found: field.longText({ label: 'What was found, or who was asked', max: 4000 }),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${SYSTEMS[d.system]}: ${RESULTS[d.result].toLowerCase()}. ${d.found}`,
});
