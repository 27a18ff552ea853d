import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

/** Written with a correction of an entry that had been given to somebody, once for each who has it. */
export const correctionOwed = kind({
  name: 'correction.owed',
  subject: 'child',
  family: 'sharing',
  label: 'Correction to pass on',
  nature: 'fact',
  fields: {
    entry: field.reference('entry', { label: 'What was given' }),
    disclosure: field.reference('entry', { label: 'When it was shared' }),
    to: field.agency({ label: 'Who has it' }),
    person: field.text({ label: 'With whom there' }),
  },
  recordedBy: ['system'],
  compartment: 'case',
  crosses: 'never',
  retention: 'safeguarding',
  summary: (d, names) => `${d.person}, ${names.agency(d.to)}: what they were given has been corrected`,
});
