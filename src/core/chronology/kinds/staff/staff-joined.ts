import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

/** Everybody who works for a service counts, however they are engaged. */
export const STAFF_SORTS = {
  permanent: 'Permanent worker',
  temporary: 'Temporary worker',
  flexible: 'Flexible worker',
  student: 'Student',
  volunteer: 'Volunteer',
  sessional: 'Sessional worker',
  mentor: 'Mentor',
  'panel-member': 'Panel member',
} as const;
export type StaffSort = keyof typeof STAFF_SORTS;

export function isStaffSort(text: string): text is StaffSort {
  return Object.hasOwn(STAFF_SORTS, text);
}

export const AGENCY_TYPES = { statutory: 'Statutory', 'not-statutory': 'Not statutory' } as const;

export const staffJoined = kind({
  name: 'staff.joined',
  subject: 'worker',
  family: 'staff',
  label: 'Joined the service',
  nature: 'fact',
  mayLieAhead: true,
  fields: {
    sort: field.choice({ label: 'Works as', options: STAFF_SORTS }),
    work: optional(field.text({ label: 'Post', hint: 'For example, targeted support worker; of a member of the Hub of Integrated Offender Management: hub-member' })),
    agency: optional(field.text({ label: 'Of which agency', hint: 'Where it is not the service itself', max: 100 })),
    'agency-type': optional(field.choice({ label: 'The agency is', options: AGENCY_TYPES })),
    'answers-to': optional(field.worker({ label: 'Line manager' })),
  },
  recordedBy: [...MANAGERS, 'business-support', 'administrator', 'hub-coordinator'],
  compartment: 'case',
  retention: 'service',
  summary: (d, names) => [STAFF_SORTS[d.sort], d.work, d.agency, d['answers-to'] === undefined ? undefined : `answers to ${names.worker(d['answers-to'])}`].filter(Boolean).join(', '),
});
