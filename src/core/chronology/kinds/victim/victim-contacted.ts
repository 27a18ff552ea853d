import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const VICTIM_CONTACT = { telephone: 'Telephone', visit: 'Visit', letter: 'Letter', other: 'Another way' } as const;
const OUTCOMES = { reached: 'Reached', 'not-reached': 'Not reached' } as const;

export const victimContacted = kind({
  name: 'victim.contacted',
  subject: 'person',
  family: 'victim',
  label: 'Contact with the victim',
  nature: 'fact',
  fields: { how: field.choice({ label: 'How', options: VICTIM_CONTACT }), outcome: field.choice({ label: 'Outcome', options: OUTCOMES }), note: optional(field.longText({ label: 'What was said', max: 8000 })) },
  recordedBy: ['victim-worker'],
  compartment: 'victim',
  retention: 'case-record',
  summary: (d) => [VICTIM_CONTACT[d.how], OUTCOMES[d.outcome].toLowerCase(), d.note].filter(Boolean).join(', '),
});
