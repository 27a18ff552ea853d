import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const OUTSIDE_MEETINGS = { mappa: 'MAPPA meeting', exploitation: 'CSE/CE meeting', missing: 'Missing meeting', 'peer-mapping': 'Peer Mapping meeting' } as const;

export const outsideMeetingEntered = kind({
  name: 'outside-meeting.entered',
  subject: 'child',
  family: 'meeting',
  label: 'Criminal justice or safeguarding meeting',
  hint: 'A meeting of others that concerns the child, past or ahead.',
  nature: 'fact',
  fields: {
    meeting: field.choice({ label: 'Meeting', options: OUTSIDE_MEETINGS }),
    on: field.date({ label: 'Day', future: true }),
    at: optional(field.time({ label: 'Time' })),
    place: optional(field.text({ label: 'Where' })),
    level: optional(field.choice({ label: 'Level, of a MAPPA meeting', options: { '1': 'Level 1', '2': 'Level 2', '3': 'Level 3' } })),
    'yos-required': field.yesNo({ label: 'Is the youth justice service required?' }),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'meeting',
  summary: (d, names) => `${OUTSIDE_MEETINGS[d.meeting]}, ${names.date(d.on)}${d['yos-required'] ? ', we are required' : ''}`,
});
