import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { CHANNELS } from './gateways.ts';

export const TOLD_OF_CORRECTION = {
  told: 'They have been told what it says now',
  impossible: 'They cannot be told',
  disproportionate: 'Telling them would be out of all proportion',
} as const;

/** That whoever was given an entry knows of its correction, or why not. */
export const correctionTold = kind({
  name: 'correction.told',
  subject: 'child',
  family: 'sharing',
  label: 'Correction passed on',
  hint: 'Whoever was given something that has been corrected or withdrawn is told so.',
  nature: 'fact',
  answers: ['correction.owed'],
  fields: {
    outcome: field.choice({ label: 'What was done', options: TOLD_OF_CORRECTION }),
    channel: optional(field.choice({ label: 'By which way', options: CHANNELS })),
    said: optional(field.longText({ label: 'What they were told, or why not', max: 2000 })),
  },
  recordedBy: [...CASE_ROLES, 'business-support'],
  compartment: 'case',
  crosses: 'never',
  retention: 'safeguarding',
  demands: (d) => [
    ...(d.outcome === 'told' && d.channel === undefined ? [{ field: 'channel', expected: 'by which way they were told' }] : []),
    ...(d.outcome !== 'told' && (d.said ?? '').trim() === '' ? [{ field: 'said', expected: 'why they are not told' }] : []),
  ],
  summary: (d) => [TOLD_OF_CORRECTION[d.outcome], d.channel === undefined ? undefined : CHANNELS[d.channel].toLowerCase(), d.said].filter(Boolean).join(', '),
});
