import { MANAGERS, roleLabel } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const supervisionJoinAsked = kind({
  name: 'supervision.join-asked',
  subject: 'worker',
  family: 'supervision',
  label: 'Somebody is asked to join the supervision',
  nature: 'decision',
  fields: {
    who: field.role({ label: 'Who is asked' }),
    on: field.date({ label: 'Supervision on', future: true }),
    why: optional(field.longText({ label: 'What for', max: 1000 })),
  },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'service',
  summary: (d, names) => `${roleLabel(d.who)}, ${names.date(d.on)}${d.why ? `: ${d.why}` : ''}`,
});
