import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

/**
 * A file that was on record already and in which something harmful was found: it is kept, and given to nobody. Which document it is
 * stands there only where everybody who works with the case may know of it.
 */
export const documentWithheld = kind({
  name: 'document.withheld',
  subject: 'child',
  family: 'document',
  label: 'File of a document withheld',
  hint: 'The virus scanner found something harmful in it. The file is kept and given to nobody.',
  nature: 'fact',
  fields: {
    found: field.text({ label: 'What was found', hint: 'As the scanner calls it' }),
    document: optional(field.reference('entry', { label: 'The document' })),
  },
  recordedBy: ['system'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${d.found} was found in a file. It is kept, and given to nobody`,
});
