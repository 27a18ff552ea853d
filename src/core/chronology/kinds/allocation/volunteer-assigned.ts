import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const volunteerAssigned = kind({
  name: 'volunteer.assigned',
  subject: 'child',
  family: 'allocation',
  label: 'Volunteer assigned',
  hint: 'The volunteer sees this record from the first day to the last, and on no other day.',
  nature: 'fact',
  fields: {
    worker: field.worker({ label: 'Volunteer' }),
    from: field.date({ label: 'First day', future: true }),
    until: field.date({ label: 'Last day', hint: 'It can be moved: assign them anew', future: true }),
    'what-for': field.text({ label: 'What for', hint: 'For example, appropriate adult, mentor, panel member', max: 300 }),
  },
  recordedBy: ['team-manager', 'service-manager', 'head-of-service', 'offender-management-coordinator', 'business-support'],
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => (d.until < d.from ? [{ field: 'until', expected: 'a day that is not before the first' }] : []),
  summary: (d, names) => `${names.worker(d.worker)}, ${names.date(d.from)} to ${names.date(d.until)}: ${d['what-for']}`,
});
