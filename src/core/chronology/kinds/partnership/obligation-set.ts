import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const OBLIGED = { partner: 'The partner', us: 'The service' } as const;

export const obligationSet = kind({
  name: 'obligation.set',
  subject: 'unit',
  family: 'partnership',
  label: 'Obligation in an agreement',
  nature: 'fact',
  answers: ['agreement.registered'],
  fields: {
    what: field.text({ label: 'What is owed', hint: 'One thing at a time, so that it can be said whether it is met', max: 500 }),
    who: field.choice({ label: 'Who owes it', options: OBLIGED }),
    by: optional(field.date({ label: 'From when, or by when', future: true })),
  },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'service',
  summary: (d) => `${OBLIGED[d.who]}: ${d.what}`,
});
