import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const GLASS_FINDINGS = { right: 'It was right to open it', 'not-needed': 'It was not needed; talked over', wrong: 'It was wrong; taken further' } as const;

export const glassReviewed = kind({
  name: 'glass.reviewed',
  subject: 'child',
  family: 'access',
  label: 'Emergency opening looked into',
  nature: 'decision',
  answers: ['glass.broken'],
  fields: { finding: field.choice({ label: 'What was found', options: GLASS_FINDINGS }), note: optional(field.longText({ label: 'Note', max: 2000 })) },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'case-record',
  worksOut: {
    fields: { 'own-opening': optional(field.yesNo({ label: 'Whoever looks into it opened the record' })) },
    from: (_data, { entries, of, worker }) => ({ 'own-opening': worker !== undefined && entries.some((e) => e.id === of && e.data['worker'] === worker) }),
  },
  demands: (d) => (d.finding === 'wrong' && (d.note ?? '').trim() === '' ? [{ field: 'note', expected: 'what is being done about it' }] : []),
  summary: (d) => [GLASS_FINDINGS[d.finding], d.note].filter(Boolean).join(': '),
});
