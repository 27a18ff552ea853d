import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const victimRecorded = kind({
  name: 'victim.recorded',
  subject: 'person',
  family: 'victim',
  label: 'Victim',
  hint: 'Seen by victim workers and the managers named here, and by nobody else. It stands on no page of the child.',
  nature: 'fact',
  fields: {
    name: field.text({ label: 'Name' }),
    child: field.reference('child', { label: 'Child' }),
    'child-reference': field.text({ label: 'Reference of the child', hint: 'Exactly as the service writes it', max: 60 }),
    offence: field.text({ label: 'Offence', hint: 'What it was and on which day, as the victim knows it', max: 300 }),
    reach: optional(field.longText({ label: 'How to reach them', hint: 'Telephone, address, when and by whom', max: 1000 })),
    managers: optional(field.list({ label: 'Managers who may read it', of: { worker: field.worker({ label: 'Manager' }) }, itemLabel: 'Manager' })),
  },
  recordedBy: ['victim-worker'],
  compartment: 'victim',
  retention: 'case-record',
  summary: (d) => [d.name, d.offence].join(', '),
});
