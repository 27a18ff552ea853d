import { MANAGERS, roleInSentence } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const instructionGiven = kind({
  name: 'instruction.given',
  subject: 'child',
  family: 'oversight',
  label: 'Instruction',
  nature: 'decision',
  answers: ['change.marked'],
  fields: { to: field.role({ label: 'To' }), what: field.longText({ label: 'What is to be done', max: 4000 }) },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `to the ${roleInSentence(d.to)}: ${d.what}`,
});
