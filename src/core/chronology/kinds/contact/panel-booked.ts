import { CASE_ROLES } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const PANELS = { 'case-management-and-diversity': 'Case Management and Diversity Panel', referral: 'Single Agency Referral Panel' } as const;

export const panelBooked = kind({
  name: 'panel.booked',
  subject: 'child',
  family: 'meeting',
  label: 'Panel date',
  nature: 'fact',
  fields: { panel: field.choice({ label: 'Panel', options: PANELS }), on: field.date({ label: 'Day', future: true }) },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'meeting',
  summary: (d, names) => `${PANELS[d.panel]}, ${names.date(d.on)}`,
});
