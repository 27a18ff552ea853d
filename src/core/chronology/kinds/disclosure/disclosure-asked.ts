import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { GATEWAYS } from './gateways.ts';

export const disclosureAsked = kind({
  name: 'disclosure.asked',
  subject: 'child',
  family: 'sharing',
  label: 'A partner asks for information',
  nature: 'fact',
  fields: {
    agency: field.agency({ label: 'Which agency asks' }),
    who: field.text({ label: 'Who asks' }),
    what: field.longText({ label: 'What they ask for', max: 2000 }),
    why: field.longText({ label: 'What for', max: 2000 }),
    basis: optional(field.choice({ label: 'On which basis they ask', options: GATEWAYS })),
  },
  // A partner asks through the page for partners; staff write down what was asked by telephone.
  recordedBy: 'anyone',
  fromPartners: true,
  compartment: 'case',
  retention: 'safeguarding',
  summary: (d, names) => `${names.agency(d.agency)}, ${d.who}: ${d.what}`,
});
