import { kind } from '../../kind.ts';

export const alertSeen = kind({
  name: 'alert.seen',
  subject: 'child',
  family: 'duty',
  label: 'Read',
  hint: 'Says that you have read what you were told of at once.',
  nature: 'fact',
  answers: 'any',
  fields: {},
  recordedBy: 'anyone',
  compartment: 'case',
  retention: 'case-record',
  summary: () => 'read',
});
