import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { AGENCY_SORTS } from '../allocation/agency-involved.ts';

export const informationConsidered = kind({
  name: 'information.considered',
  subject: 'child',
  family: 'rag',
  label: 'Partner information considered',
  hint: 'That it was considered, its date and who holds it. Its text and its source stay with the agency that holds it.',
  nature: 'fact',
  fields: {
    'held-by': field.choice({ label: 'Held by', options: AGENCY_SORTS }),
    'information-on': field.date({ label: 'Date of the information' }),
    sitting: optional(field.reference('sitting', { label: 'At the meeting' })),
  },
  recordedBy: ['offender-management-coordinator', 'seconded-police-officer', 'team-manager', 'service-manager', 'head-of-service'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d, names) => `held by ${AGENCY_SORTS[d['held-by']].toLowerCase()}, of ${names.date(d['information-on'])}`,
});
