import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const ATTENDANCE = { present: 'Present', apologies: 'Apologies', absent: 'Absent' } as const;

export const sittingAttendance = kind({
  name: 'sitting.attendance',
  subject: 'sitting',
  family: 'meeting',
  label: 'Attendance',
  nature: 'fact',
  fields: {
    people: field.list({
      label: 'People',
      itemLabel: 'Person',
      of: {
        name: field.text({ label: 'Name' }),
        role: field.role({ label: 'Role' }),
        worker: optional(field.worker({ label: 'Account' })),
        attendance: field.choice({ label: 'Attendance', options: ATTENDANCE }),
        seat: optional(field.text({ label: 'Seat', hint: 'Where it is not the seat of their role: a stand-in', max: 80 })),
        reason: optional(field.text({ label: 'Why absent, or why they stand in' })),
      },
    }),
  },
  recordedBy: ['offender-management-coordinator', 'seconded-police-officer', 'team-manager', 'service-manager', 'head-of-service', 'panel-chair'],
  compartment: 'case',
  retention: 'meeting',
  summary: (d) => d.people.map((p) => `${p.name} (${ATTENDANCE[p.attendance].toLowerCase()})`).join(', '),
});
