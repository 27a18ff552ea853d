import { CASE_ROLES } from '../../../access/roles.ts';
import type { Compartment } from '../../entry.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const DOCUMENT_SORTS = {
  letter: 'Letter received', 'court-order': 'Court order', agreement: 'Signed agreement', report: 'Report or assessment', 'proof-of-sharing': 'Proof of what was shared', identity: 'Proof of who somebody is', other: 'Something else',
} as const;

/** Who may open a document, beside those who may open the record at all. */
export const DOCUMENT_SEEN_BY = { everybody: 'Everybody who works with the case', managers: 'Managers alone', police: 'Seconded police officers alone' } as const;
export const COMPARTMENT_OF_DOCUMENT: Readonly<Record<keyof typeof DOCUMENT_SEEN_BY, Compartment>> = { everybody: 'case', managers: 'restricted', police: 'police-intelligence' };

/** A file that belongs to the record: its bytes lie apart, encrypted, and whoever sees the entry may take it. */
export const documentKept = kind({
  name: 'document.kept',
  subject: 'child',
  family: 'document',
  label: 'Document kept',
  hint: 'A file that belongs to the record: a letter received, a court order, a signed agreement, proof of what was shared.',
  nature: 'fact',
  answers: 'any',
  fields: {
    title: field.text({ label: 'Title', hint: 'By which it is found, for example: Referral order of 3 March' }),
    sort: field.choice({ label: 'What it is', options: DOCUMENT_SORTS }),
    from: field.text({ label: 'From whom' }),
    originator: optional(field.agency({ label: 'Another agency’s information?', hint: 'The agency that made it or gave it in confidence: without its agreement it is not passed on' })),
    dated: optional(field.date({ label: 'Date on the document' })),
    'seen-by': field.choice({ label: 'Who may open it', hint: 'Whoever is not among them does not see it, you yourself included', options: DOCUMENT_SEEN_BY }),
    file: field.file({ label: 'File' }),
    note: optional(field.longText({ label: 'Note', max: 2000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  compartmentOf: (d) => COMPARTMENT_OF_DOCUMENT[d['seen-by']],
  retention: 'case-record',
  fixed: ['seen-by', 'file'],
  summary: (d) => `${d.title}: ${DOCUMENT_SORTS[d.sort].toLowerCase()}, from ${d.from}`,
});
