import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const OFFENCE_STATUS = { allegation: 'Allegation', charge: 'Charge', proven: 'Proven', discontinued: 'Discontinued or not proven' } as const;

export const offenceRecorded = kind({
  name: 'offence.recorded',
  subject: 'child',
  family: 'offence',
  label: 'Offence',
  hint: 'The day is the day of the offence. An allegation stays an allegation until a court or a caution says otherwise.',
  nature: 'fact',
  fields: {
    status: field.choice({ label: 'Where it stands', options: OFFENCE_STATUS }),
    offence: field.text({ label: 'Offence' }),
    gravity: optional(field.count({ label: 'Gravity score', hint: 'On the Youth Justice Board’s scale of 1 to 8', min: 1, max: 8 })),
    knife: optional(field.yesNo({ label: 'A knife or blade was involved' })),
    note: optional(field.longText({ label: 'Note', max: 4000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${OFFENCE_STATUS[d.status]}: ${d.offence}`,
});
