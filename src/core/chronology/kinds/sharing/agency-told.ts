import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { AGENCY_SORTS } from '../allocation/agency-involved.ts';

export const agencyTold = kind({
  name: 'agency.told',
  subject: 'child',
  family: 'sharing',
  label: 'Agency told, or not',
  hint: 'Decided agency by agency: what it needs to know, and why. A school does not need the colour.',
  nature: 'decision',
  fields: {
    agency: field.choice({ label: 'Agency', options: AGENCY_SORTS }),
    told: field.choice({ label: 'Decision', options: { told: 'Told', 'not-told': 'Not told' } }),
    what: optional(field.longText({ label: 'What it was told', max: 2000 })),
    reason: field.longText({ label: 'Why', max: 2000 }),
  },
  recordedBy: ['offender-management-coordinator', 'seconded-police-officer', 'team-manager', 'service-manager', 'head-of-service', 'case-manager'],
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => (d.told === 'told' && (d.what ?? '').trim() === '' ? [{ field: 'what', expected: 'what the agency was told' }] : []),
  summary: (d) => `${AGENCY_SORTS[d.agency]}: ${d.told === 'told' ? 'told' : 'not told'}, ${d.reason}`,
});
