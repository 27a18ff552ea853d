import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

const HOW = { done: 'Done', 'not-done': 'Not done', 'no-longer-needed': 'No longer needed' } as const;

export const actionDone = kind({
  name: 'action.done',
  subject: 'child',
  family: 'action',
  label: 'Action answered',
  nature: 'fact',
  answers: ['action.set'],
  fields: { how: field.choice({ label: 'Was it done?', options: HOW }), note: optional(field.longText({ label: 'What came of it', max: 4000 })) },
  recordedBy: 'anyone',
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => (d.how !== 'done' && (d.note ?? '').trim() === '' ? [{ field: 'note', expected: 'why it was not done or is not needed' }] : []),
  summary: (d) => [HOW[d.how], d.note].filter(Boolean).join(': '),
});
