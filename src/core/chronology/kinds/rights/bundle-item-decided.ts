import { CASE_ROLES } from '../../../access/roles.ts';
import { foreignWithoutAgreement, THE_CHILD } from '../../../sharing/originator.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { documentAsked, fileGone } from '../../../rights/bundle-files.ts';
import { GIVING, GIVING_FILES, WITHHELD } from './rights.ts';

export const bundleItemDecided = kind({
  name: 'bundle.item-decided',
  subject: 'child',
  family: 'rights',
  label: 'What is given of an entry',
  nature: 'decision',
  background: true,
  answers: ['rights.requested'],
  fields: {
    request: field.reference('entry', { label: 'Request' }),
    entry: field.reference('entry', { label: 'Entry' }),
    decision: field.choice({ label: 'What is given', options: GIVING }),
    reason: optional(field.choice({ label: 'Why not all of it', options: WITHHELD })),
    'black-out': optional(field.list({ label: 'Words blacked out', itemLabel: 'Words', of: { words: field.text({ label: 'Words', max: 400 }) } })),
    rows: optional(field.list({ label: 'Parts blacked out as a whole', itemLabel: 'Part', of: { row: field.text({ label: 'Part' }) } })),
    document: optional(field.choice({ label: 'The file of the document', options: GIVING_FILES })),
    copy: optional(field.reference('entry', { label: 'The copy with words blacked out' })),
    note: optional(field.longText({ label: 'Note for whoever reads it over', max: 2000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  worksOut: {
    fields: {
      'without-agreement': optional(field.choices({ label: 'Agencies whose information it is and that have not agreed', options: {} as Readonly<Record<string, string>> })),
      'file-open': optional(field.yesNo({ label: 'It is not said what becomes of the file of the document' })),
      'file-gone': optional(field.yesNo({ label: 'What is to go was taken back, or is no copy of this document' })),
      'foreign-file': optional(field.yesNo({ label: 'The file is another agency’s, which has not agreed' })),
    },
    from(data, around) {
      const foreign = data['decision'] === 'withhold' ? [] : foreignWithoutAgreement({ to: THE_CHILD, entries: [{ entry: data['entry'] }] }, around);
      return {
        'without-agreement': foreign,
        'file-open': documentAsked(data, around.entries) && data['document'] === undefined,
        'file-gone': fileGone(data, around.entries),
        'foreign-file': foreign.length > 0 && (data['document'] === 'whole' || data['document'] === 'copy'),
      };
    },
  },
  demands: (d) => [
    ...(d.decision !== 'give' && d.reason === undefined ? [{ field: 'reason', expected: 'why not all of it is given' }] : []),
    ...(d.decision === 'give' && (d.document === 'copy' || d.document === 'out') ? [{ field: 'decision', expected: 'that it is given in part, since its file is not given as it is' }] : []),
    ...(d.decision === 'withhold' && d.document !== undefined && d.document !== 'out' ? [{ field: 'document', expected: 'that the file does not go, since nothing of it is given' }] : []),
    ...(d.document === 'copy' && d.copy === undefined ? [{ field: 'document', expected: 'which copy with words blacked out goes; add one first' }] : []),
    ...(d.decision === 'part' && (d['black-out'] ?? []).length === 0 && (d.rows ?? []).length === 0 && (d.document === undefined || d.document === 'whole') ? [{ field: 'black-out', expected: 'the words to black out, or a part to black out as a whole' }] : []),
  ],
  summary: (d) => [GIVING[d.decision], d.reason === undefined ? undefined : WITHHELD[d.reason], (d['black-out'] ?? []).length === 0 ? undefined : `${(d['black-out'] ?? []).length} blacked out`, d.document === undefined ? undefined : `file: ${GIVING_FILES[d.document].toLowerCase()}`, d.note].filter(Boolean).join('; '),
});
