import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

/** The ways in which a victim may take part. */
export const WAYS_TO_TAKE_PART = {
  letter: 'A letter of explanation',
  panel: 'Coming to a Referral Order panel',
  reparation: 'A say in direct or indirect reparation',
  statement: 'A statement of what it did to them, used in work with the child',
  mediation: 'Shuttle mediation',
  conference: 'A Restorative Justice Conference',
} as const;

export const restorativeOffered = kind({
  name: 'restorative.offered',
  subject: 'person',
  family: 'victim',
  label: 'Restorative justice offered',
  nature: 'fact',
  fields: { ways: field.choices({ label: 'Which ways were offered', options: WAYS_TO_TAKE_PART }), note: optional(field.longText({ label: 'Note', max: 2000 })) },
  recordedBy: ['victim-worker'],
  compartment: 'victim',
  retention: 'case-record',
  summary: (d) => [d.ways.map((w) => WAYS_TO_TAKE_PART[w].toLowerCase()).join(', '), d.note].filter(Boolean).join('; '),
});
