import { roleInSentence } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const dyoNotified = kind({
  name: 'dyo.notified',
  subject: 'child',
  family: 'dyo',
  label: 'DYO notified',
  hint: 'The day and time are those of sending.',
  nature: 'fact',
  fields: {
    recipients: field.roles({ label: 'Told' }),
    channel: field.choice({ label: 'How', options: { 'e-mail': 'E-mail', telephone: 'Telephone', 'in-person': 'In person' } }),
    note: optional(field.longText({ label: 'Note', max: 2000 })),
  },
  recordedBy: ['case-manager', 'team-manager', 'service-manager', 'head-of-service', 'offender-management-coordinator'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${d.recipients.length === 0 ? 'recipients not recorded' : d.recipients.map((r) => roleInSentence(r)).join(', ')}, by ${d.channel}`,
});
