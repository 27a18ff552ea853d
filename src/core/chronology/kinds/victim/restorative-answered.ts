import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { WAYS_TO_TAKE_PART } from './restorative-offered.ts';

const ANSWERS = { accepts: 'Accepts', declines: 'Declines', later: 'Wants to think about it' } as const;

export const restorativeAnswered = kind({
  name: 'restorative.answered',
  subject: 'person',
  family: 'victim',
  label: 'Answer to the offer',
  nature: 'fact',
  answers: ['restorative.offered'],
  fields: {
    answer: field.choice({ label: 'Answer', options: ANSWERS }),
    ways: optional(field.choices({ label: 'Which ways they choose', options: WAYS_TO_TAKE_PART })),
    note: optional(field.longText({ label: 'In their words', max: 2000 })),
  },
  recordedBy: ['victim-worker'],
  compartment: 'victim',
  retention: 'case-record',
  demands: (d) => (d.answer === 'accepts' && (d.ways ?? []).length === 0 ? [{ field: 'ways', expected: 'at least one way' }] : []),
  summary: (d) => [ANSWERS[d.answer], (d.ways ?? []).map((w) => WAYS_TO_TAKE_PART[w].toLowerCase()).join(', '), d.note].filter(Boolean).join('; '),
});
