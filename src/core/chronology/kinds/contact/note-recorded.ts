import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const noteRecorded = kind({
  name: 'note.recorded',
  subject: 'child',
  family: 'contact',
  label: 'Note',
  nature: 'fact',
  fields: { note: field.longText({ label: 'Note', hint: 'Write it as if the child will read it one day' }) },
  recordedBy: 'anyone',
  compartment: 'case',
  retention: 'case-record',
  forMany: { label: 'Write the same note' },
  summary: (d) => d.note,
});
