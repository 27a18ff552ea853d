import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { AGENCY_SORTS } from './agency-involved.ts';

export const agencyNoLongerInvolved = kind({
  name: 'agency.no-longer-involved',
  subject: 'child',
  family: 'allocation',
  label: 'Agency no longer involved',
  nature: 'fact',
  fields: { agency: field.choice({ label: 'Agency', options: AGENCY_SORTS }), reason: optional(field.text({ label: 'Why' })) },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => AGENCY_SORTS[d.agency],
});
