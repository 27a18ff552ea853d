import { CASE_ROLES } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { WITHHELD } from '../rights/rights.ts';
import { COMPARTMENT_OF_DOCUMENT, DOCUMENT_SEEN_BY } from './document-kept.ts';

/**
 * A copy of a document in which a person has blacked words out, to be given where the document is not. It is shared like any other
 * entry, so that it holds nothing that whoever gets it may not read; whose information it is follows the document.
 */
export const documentBlackedOut = kind({
  name: 'document.blacked-out',
  subject: 'child',
  family: 'document',
  label: 'Copy of a document with words blacked out',
  hint: 'Made outside this system, to be given in place of the document.',
  nature: 'fact',
  answers: ['document.kept'],
  fields: {
    document: field.reference('entry', { label: 'The document' }),
    title: field.text({ label: 'Title', hint: 'As whoever gets it reads it: without the words that are blacked out' }),
    why: field.choice({ label: 'Why not all of it', options: WITHHELD }),
    'seen-by': field.choice({ label: 'Who may open it', options: DOCUMENT_SEEN_BY }),
    file: field.file({ label: 'File' }),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  compartmentOf: (d) => COMPARTMENT_OF_DOCUMENT[d['seen-by']],
  retention: 'case-record',
  fixed: ['document', 'seen-by', 'file'],
  summary: (d) => `${d.title}: words are blacked out`,
});
