import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { CHANNELS } from './gateways.ts';

/** That what was disclosed has been handed over: a fact of its own, because it may go out later than it was decided, or again. */
export const disclosureSent = kind({
  name: 'disclosure.sent',
  subject: 'child',
  family: 'sharing',
  label: 'Sent',
  hint: 'By which way what was shared went out. Sent again, it is recorded again.',
  nature: 'fact',
  answers: ['disclosure.made'],
  fields: {
    channel: field.choice({ label: 'By which way', options: CHANNELS }),
    to: optional(field.text({ label: 'To which address or account', hint: 'For example, a CJSM address' })),
    reference: optional(field.text({ label: 'Reference of the message' })),
  },
  recordedBy: [...CASE_ROLES, 'business-support'],
  compartment: 'case',
  retention: 'safeguarding',
  summary: (d) => [CHANNELS[d.channel], d.to, d.reference].filter(Boolean).join(', '),
});
