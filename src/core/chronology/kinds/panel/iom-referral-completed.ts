import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const DESTINATIONS = { iom: 'IOM', mappa: 'MAPPA', both: 'IOM and MAPPA' } as const;

export const iomReferralCompleted = kind({
  name: 'iom-referral.completed',
  subject: 'child',
  family: 'meeting',
  label: 'IOM referral form completed',
  nature: 'decision',
  fields: {
    destination: field.choice({ label: 'For', options: DESTINATIONS }),
    grounds: field.longText({ label: 'Why this child is referred' }),
    wanted: optional(field.longText({ label: 'What is wanted of the panel', max: 4000 })),
    urgent: optional(field.yesNo({ label: 'Urgent' })),
    'why-urgent': optional(field.longText({ label: 'Why it is urgent', max: 2000 })),
    parts: optional(field.list({ label: 'The form', itemLabel: 'Part', of: { title: field.text({ label: 'Part', max: 120 }), text: optional(field.longText({ label: 'Text' })) } })),
    others: optional(
      field.list({
        label: 'Words of others in the form',
        itemLabel: 'Words',
        of: { title: field.text({ label: 'Part', max: 120 }), whose: field.text({ label: 'Whose words' }), text: field.longText({ label: 'What they say', max: 6000 }), agreed: field.text({ label: 'Who agreed that they stand in the form, and when' }), from: optional(field.entry({ label: 'Entry that they come from', kinds: [] })) },
      }),
    ),
  },
  answers: ['panel.decided'],
  recordedBy: ['case-manager', 'team-manager', 'offender-management-coordinator'],
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => (d.urgent === true && (d['why-urgent'] ?? '') === '' ? [{ field: 'why-urgent', expected: 'why it cannot wait for the next sitting' }] : []),
  summary: (d) => `for ${DESTINATIONS[d.destination]}${d.urgent === true ? ', urgent' : ''}`,
});
