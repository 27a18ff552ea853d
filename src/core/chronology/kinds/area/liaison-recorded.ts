import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const liaisonRecorded = kind({
  name: 'liaison.recorded',
  subject: 'unit',
  family: 'area',
  label: 'Liaison with the policing unit',
  hint: 'What was arranged between the service and the unit. What concerns one child belongs on the child’s record.',
  nature: 'fact',
  fields: {
    with: field.text({ label: 'With whom' }),
    about: field.longText({ label: 'About what', max: 4000 }),
    agreed: optional(field.longText({ label: 'What was agreed', max: 4000 })),
  },
  recordedBy: ['offender-management-coordinator', 'seconded-police-officer', 'team-manager', 'service-manager', 'head-of-service'],
  compartment: 'case',
  retention: 'service',
  summary: (d) => `${d.with}: ${d.about}${d.agreed ? `; agreed: ${d.agreed}` : ''}`,
});
