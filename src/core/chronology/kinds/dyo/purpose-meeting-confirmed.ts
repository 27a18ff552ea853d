import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const purposeMeetingConfirmed = kind({
  name: 'purpose-meeting.confirmed',
  subject: 'child',
  family: 'dyo',
  label: 'Record of the purpose meeting confirmed',
  hint: 'You have read it and it is your record as well.',
  nature: 'decision',
  answers: ['purpose-meeting.held'],
  fields: { note: optional(field.longText({ label: 'Note', max: 2000 })) },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'meeting',
  summary: (d) => d.note ?? 'confirmed',
});
