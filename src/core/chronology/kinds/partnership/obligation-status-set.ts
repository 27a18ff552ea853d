import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const OBLIGATION_STATUS = { met: 'Met', partly: 'Partly met', 'not-met': 'Not met' } as const;

export const obligationStatusSet = kind({
  name: 'obligation.status-set',
  subject: 'unit',
  family: 'partnership',
  label: 'Whether an obligation is met',
  nature: 'fact',
  answers: ['obligation.set', 'obligation.challenged'],
  fields: { status: field.choice({ label: 'How it stands', options: OBLIGATION_STATUS }), note: optional(field.longText({ label: 'How it is known', max: 2000 })) },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'service',
  summary: (d) => [OBLIGATION_STATUS[d.status], d.note].filter(Boolean).join(': '),
});
