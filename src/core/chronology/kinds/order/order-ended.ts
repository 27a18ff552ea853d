import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

const HOW = { completed: 'Completed', revoked: 'Revoked', 'revoked-early-for-progress': 'Revoked early for progress', 'resentenced': 'Sentenced again', transferred: 'Transferred' } as const;

export const orderEnded = kind({
  name: 'order.ended',
  subject: 'child',
  family: 'order',
  label: 'Order ended',
  nature: 'fact',
  answers: ['order.started'],
  fields: { how: field.choice({ label: 'How', options: HOW }), note: optional(field.longText({ label: 'Note', max: 2000 })) },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => HOW[d.how],
});
