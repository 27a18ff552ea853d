import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

/** The kinds of agency that work with a child beside the service. */
export const AGENCY_SORTS = {
  police: 'Police',
  'social-care': 'Social care',
  education: 'Education',
  health: 'Health',
  housing: 'Housing',
  probation: 'Probation',
  'drug-service': 'Drug service',
  'victim-service': 'Victim service',
  'voluntary-sector': 'Voluntary sector',
} as const;

export const agencyInvolved = kind({
  name: 'agency.involved',
  subject: 'child',
  family: 'allocation',
  label: 'Agency involved',
  nature: 'fact',
  fields: {
    agency: field.choice({ label: 'Agency', options: AGENCY_SORTS }),
    who: optional(field.text({ label: 'Who' })),
    telephone: optional(field.text({ label: 'Telephone', max: 60 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [AGENCY_SORTS[d.agency], d.who].filter(Boolean).join(', '),
});
