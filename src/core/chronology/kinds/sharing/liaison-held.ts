import { CASE_ROLES, roleInSentence } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

const INFORMS = { assessment: 'Assessment', planning: 'Planning', supervision: 'Supervision' } as const;

/** A talk between those who work with the case; whoever records it is one of them. */
export const liaisonHeld = kind({
  name: 'liaison.held',
  subject: 'child',
  family: 'sharing',
  label: 'Liaison between workers',
  hint: 'You and the people named spoke about the case.',
  nature: 'fact',
  fields: {
    with: field.roles({ label: 'With whom' }),
    what: field.longText({ label: 'What was shared', max: 4000 }),
    informs: optional(field.choices({ label: 'What it informs', options: INFORMS })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `with the ${d.with.map((r) => roleInSentence(r)).join(' and the ')}: ${d.what}`,
});
