import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const actionConfirmed = kind({
  name: 'action.confirmed',
  subject: 'child',
  family: 'action',
  label: 'Action confirmed',
  nature: 'decision',
  answers: ['action.set'],
  fields: { note: optional(field.longText({ label: 'Note', max: 2000 })) },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => d.note ?? 'confirmed',
});
