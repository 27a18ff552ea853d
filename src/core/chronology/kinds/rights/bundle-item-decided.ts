import { CASE_ROLES } from '../../../access/roles.ts';
import { foreignWithoutAgreement, THE_CHILD } from '../../../sharing/originator.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { GIVING, WITHHELD } from './rights.ts';

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
    note: optional(field.longText({ label: 'Note for whoever reads it over', max: 2000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  worksOut: {
    fields: { 'without-agreement': optional(field.choices({ label: 'Agencies whose information it is and that have not agreed', options: {} as Readonly<Record<string, string>> })) },
    from: (data, around) => ({ 'without-agreement': data['decision'] === 'withhold' ? [] : foreignWithoutAgreement({ to: THE_CHILD, entries: [{ entry: data['entry'] }] }, around) }),
  },
  demands: (d) => [
    ...(d.decision !== 'give' && d.reason === undefined ? [{ field: 'reason', expected: 'why not all of it is given' }] : []),
    ...(d.decision === 'part' && (d['black-out'] ?? []).length === 0 && (d.rows ?? []).length === 0 ? [{ field: 'black-out', expected: 'the words to black out, or a part to black out as a whole' }] : []),
  ],
  summary: (d) => [GIVING[d.decision], d.reason === undefined ? undefined : WITHHELD[d.reason], (d['black-out'] ?? []).length === 0 ? undefined : `${(d['black-out'] ?? []).length} blacked out`, d.note].filter(Boolean).join('; '),
});
