import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { TRANSFER_ANSWERS, TRANSFER_SORTS } from './transfer-sorts.ts';

/** What the other service has answered, brought back to the record that was sent. */
export const transferAnswered = kind({
  name: 'transfer.answered',
  subject: 'child',
  family: 'transfer',
  label: 'Answer of the other service',
  nature: 'fact',
  answers: ['transfer.sent'],
  fields: {
    answer: field.choice({ label: 'Answer', options: TRANSFER_ANSWERS }),
    by: field.text({ label: 'Who answered there' }),
    reason: optional(field.longText({ label: 'Why', max: 2000 })),
    to: field.text({ label: 'Service', max: 60 }),
    'to-name': field.text({ label: 'Its name' }),
    sort: field.choice({ label: 'What kind of move', options: TRANSFER_SORTS }),
    until: optional(field.date({ label: 'Until which day', future: true })),
  },
  recordedBy: ['system'],
  compartment: 'case',
  ownPage: true,
  retention: 'safeguarding',
  summary: (d) => [`${d['to-name']}, ${d.by}`, TRANSFER_ANSWERS[d.answer].toLowerCase(), d.reason].filter(Boolean).join(': '),
});
