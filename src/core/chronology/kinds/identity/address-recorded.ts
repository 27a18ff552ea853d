import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const addressRecorded = kind({
  name: 'address.recorded',
  subject: 'child',
  family: 'identity',
  label: 'Where the child lives',
  nature: 'fact',
  fields: {
    address: optional(field.longText({ label: 'Address', max: 500 })),
    area: optional(field.area({ label: 'Neighbourhood policing area', hint: 'The area of the home address' })),
    household: optional(field.longText({ label: 'Who lives there', max: 1000 })),
    access: optional(field.text({ label: 'Before you go', hint: 'Dogs, entry, who may open the door' })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => (Object.values(d).every((v) => v === undefined) ? [{ field: 'address', expected: 'an address or an area' }] : []),
  summary: (d) => [d.address, d.area, d.household ? `with ${d.household}` : undefined].filter(Boolean).join(', '),
});
