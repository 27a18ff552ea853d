import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { ASKERS, CAPACITY, IDENTITY, RIGHTS } from './rights.ts';

export const rightsRequested = kind({
  name: 'rights.requested',
  subject: 'child',
  family: 'rights',
  label: 'Request about the record',
  hint: 'From the child or for the child: to see the record, to put it right, to erase, to stop using it. By word of mouth counts as well. The day is the day on which it reached anybody in the service.',
  nature: 'fact',
  fields: {
    right: field.choice({ label: 'What is asked for', options: RIGHTS }),
    'asked-by': field.choice({ label: 'Who asks', options: ASKERS }),
    name: field.text({ label: 'Their name' }),
    authority: optional(field.text({ label: 'What lets them ask for the child', hint: 'Parental responsibility, the child’s signed agreement, an order of a court' })),
    capacity: field.choice({ label: 'Does the child understand what is asked?', hint: 'A child of 12 or more mostly does. Then it is the child’s right, and a parent or carer asks with the child’s agreement.', options: CAPACITY }),
    'capacity-why': optional(field.longText({ label: 'What that rests on', max: 2000 })),
    identity: field.choice({ label: 'How it was checked who they are', options: IDENTITY }),
    what: field.longText({ label: 'What exactly is asked', max: 4000 }),
    entry: optional(field.reference('entry', { label: 'The entry that it is about' })),
    reach: optional(field.text({ label: 'How to reach them', hint: 'Where the answer is to go, if it is safe' })),
    preparer: optional(field.worker({ label: 'Who prepares the answer', hint: 'Without a name it is for the team manager' })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => [
    ...(d['asked-by'] !== 'child' && (d.authority ?? '').trim() === '' ? [{ field: 'authority', expected: 'what lets them ask for the child' }] : []),
    ...(d['asked-by'] !== 'child' && d.capacity === 'does-not' && (d['capacity-why'] ?? '').trim() === '' ? [{ field: 'capacity-why', expected: 'what it rests on that the child does not understand it' }] : []),
  ],
  summary: (d) => `${RIGHTS[d.right].toLowerCase()}, asked by ${d.name} (${ASKERS[d['asked-by']].toLowerCase()}): ${d.what}`,
});
