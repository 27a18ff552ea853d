import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

/** Who may be given a list of names. */
export const LIST_RECIPIENTS = { hub: 'IOM hub', police: 'Police', probation: 'Probation', 'social-care': 'Social care', education: 'Education', health: 'Health', housing: 'Housing', other: 'Somebody else' } as const;
export const LIST_CHANNELS = { 'secure-mail': 'Secure e-mail', meeting: 'At a meeting', portal: 'A portal', 'by-hand': 'By hand' } as const;

/** That a child's name was on a list which was given to somebody. The entries of all children on it carry the same list. */
export const nameListShared = kind({
  name: 'name-list.shared',
  subject: 'child',
  family: 'sharing',
  label: 'Name given with the list',
  hint: 'Written for every child on the list when its sharing is logged.',
  nature: 'fact',
  fields: {
    recipients: field.choices({ label: 'To whom', options: LIST_RECIPIENTS }),
    who: optional(field.text({ label: 'Person or address' })),
    channel: optional(field.choice({ label: 'How', options: LIST_CHANNELS })),
    list: optional(field.text({ label: 'List', hint: 'The same for all names that were on it' })),
    names: optional(field.count({ label: 'Names on it' })),
    sitting: optional(field.reference('sitting', { label: 'After the meeting' })),
  },
  recordedBy: ['offender-management-coordinator', 'team-manager', 'service-manager'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [d.recipients.map((r) => LIST_RECIPIENTS[r]).join(' and '), d.who, d.channel ? LIST_CHANNELS[d.channel].toLowerCase() : undefined, d.names === undefined ? undefined : `a list of ${d.names}`].filter(Boolean).join(', '),
});
