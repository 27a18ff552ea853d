import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const oversightRecorded = kind({
  name: 'oversight.recorded',
  subject: 'child',
  family: 'oversight',
  label: 'Management oversight',
  nature: 'fact',
  fields: {
    note: field.longText({ label: 'What was looked at and what was agreed', max: 8000 }),
    next: optional(field.longText({ label: 'What happens next', max: 2000 })),
  },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'case-record',
  forMany: { label: 'Record the same management oversight' },
  summary: (d) => d.note,
});
