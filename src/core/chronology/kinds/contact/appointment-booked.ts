import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const appointmentBooked = kind({
  name: 'appointment.booked',
  subject: 'child',
  family: 'contact',
  label: 'Appointment booked',
  nature: 'fact',
  fields: {
    on: field.date({ label: 'Day', future: true }),
    at: optional(field.time({ label: 'Time' })),
    place: optional(field.text({ label: 'Where' })),
    purpose: optional(field.text({ label: 'What for' })),
  },
  recordedBy: [...CASE_ROLES, 'volunteer'],
  compartment: 'case',
  retention: 'case-record',
  forMany: { label: 'Book an appointment on the same day' },
  summary: (d, names) => [names.date(d.on), d.at, d.place, d.purpose].filter(Boolean).join(', '),
});
