import { AGENCY_SORTS, CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { AGENCY_SORTS as INVOLVED } from './agency-involved.ts';

/** Every sort of agency that may do something for a child, the service itself left out. */
export const PARTNER_AGENCIES = { ...INVOLVED, 'drug-service': AGENCY_SORTS['drug-service'] } as const;

export const contributionRecorded = kind({
  name: 'contribution.recorded',
  subject: 'child',
  family: 'allocation',
  label: 'Contribution of a partner',
  hint: 'What another agency said or did, recorded on its behalf. Information that must not be passed on belongs under sharing.',
  nature: 'fact',
  fields: {
    agency: optional(field.choice({ label: 'Whose contribution', options: PARTNER_AGENCIES })),
    who: optional(field.text({ label: 'Who', hint: 'Name and post' })),
    what: field.longText({ label: 'What they contributed', max: 8000 }),
  },
  recordedBy: [...CASE_ROLES, 'police-iom-inspector', 'hub-coordinator'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${[d.agency === undefined ? undefined : PARTNER_AGENCIES[d.agency], d.who].filter(Boolean).join(', ')}: ${d.what}`,
});
