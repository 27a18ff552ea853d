import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { LIST_CHANNELS, LIST_RECIPIENTS } from './name-list-shared.ts';

export const nameListRemovalAsked = kind({
  name: 'name-list.removal-asked',
  subject: 'child',
  family: 'sharing',
  label: 'Asked to remove the name from the list',
  nature: 'fact',
  fields: {
    recipients: field.choices({ label: 'Who was asked', options: LIST_RECIPIENTS }),
    who: optional(field.text({ label: 'Person or address' })),
    channel: optional(field.choice({ label: 'How', options: LIST_CHANNELS })),
    answer: optional(field.text({ label: 'What they answered' })),
  },
  recordedBy: ['offender-management-coordinator', 'team-manager', 'service-manager'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [d.recipients.map((r) => LIST_RECIPIENTS[r]).join(' and '), d.who, d.answer].filter(Boolean).join(', '),
});
