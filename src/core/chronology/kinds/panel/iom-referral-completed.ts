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
  },
  answers: ['panel.decided'],
  recordedBy: ['case-manager', 'team-manager', 'offender-management-coordinator'],
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => (d.urgent === true && (d['why-urgent'] ?? '') === '' ? [{ field: 'why-urgent', expected: 'why it cannot wait for the next sitting' }] : []),
  summary: (d) => `for ${DESTINATIONS[d.destination]}${d.urgent === true ? ', urgent' : ''}`,
});
