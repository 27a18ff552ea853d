import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const ragConfirmed = kind({
  name: 'rag.confirmed',
  subject: 'child',
  family: 'rag',
  label: 'Rating confirmed',
  nature: 'decision',
  answers: ['rag.set'],
  fields: { note: optional(field.longText({ label: 'Note', max: 2000 })), sitting: optional(field.reference('sitting', { label: 'At the meeting' })) },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => d.note ?? 'confirmed by a manager',
});
