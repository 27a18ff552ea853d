import { CASE_ROLES } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { AGENCY_SORTS } from '../allocation/agency-involved.ts';

export const warningReceived = kind({
  name: 'warning.received',
  subject: 'child',
  family: 'sharing',
  label: 'Early warning from a partner',
  hint: 'A partner says that risk is rising.',
  nature: 'fact',
  fields: {
    partner: field.choice({ label: 'From whom', options: AGENCY_SORTS }),
    who: field.text({ label: 'Who said it' }),
    what: field.longText({ label: 'What was said', max: 4000 }),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'safeguarding',
  summary: (d) => `${AGENCY_SORTS[d.partner]}, ${d.who}: ${d.what}`,
});
