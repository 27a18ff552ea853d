import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const PANELS = { 'case-management-and-diversity': 'Case Management and Diversity Panel', referral: 'Single Agency Referral Panel' } as const;
export const PANEL_CAUSES = { initial: 'First discussion', planned: 'Planned review', 'risk-increased': 'The level of risk has risen', custody: 'Custodial sentence' } as const;

export const panelBooked = kind({
  name: 'panel.booked',
  subject: 'child',
  family: 'meeting',
  label: 'Panel date',
  hint: 'A place on the agenda of a sitting. If the day is moved, correct this entry.',
  nature: 'fact',
  fields: {
    panel: field.choice({ label: 'Panel', options: PANELS }),
    on: field.date({ label: 'Day', future: true }),
    cause: optional(field.choice({ label: 'Why it comes before the panel', options: PANEL_CAUSES })),
    reason: optional(field.longText({ label: 'Why not the first sitting with room', max: 2000 })),
  },
  answers: ['panel.referred'],
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'meeting',
  forMany: { label: 'Book a panel on the same day' },
  summary: (d, names) => `${PANELS[d.panel]}, ${names.date(d.on)}${d.cause === undefined ? '' : `: ${PANEL_CAUSES[d.cause].toLowerCase()}`}`,
});
