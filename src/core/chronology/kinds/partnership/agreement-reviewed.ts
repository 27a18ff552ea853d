import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { AGREEMENT_TYPES } from './agreement-types.ts';

const OUTCOMES = { stays: 'It stays as it is', changed: 'It was changed', ended: 'It was ended' } as const;

export const agreementReviewed = kind({
  name: 'agreement.reviewed',
  subject: 'unit',
  family: 'partnership',
  label: 'Agreement reviewed',
  hint: 'Answers the agreement, or its last review.',
  nature: 'fact',
  answers: ['agreement.registered', 'agreement.reviewed'],
  fields: {
    type: field.choice({ label: 'What was reviewed', options: AGREEMENT_TYPES }),
    outcome: field.choice({ label: 'What came of it', options: OUTCOMES }),
    note: optional(field.longText({ label: 'What was found and agreed', max: 4000 })),
    version: optional(field.text({ label: 'New version', max: 80 })),
    'next-review': optional(field.date({ label: 'Looked at again by', future: true })),
  },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'service',
  summary: (d, names) => [AGREEMENT_TYPES[d.type], OUTCOMES[d.outcome], d.version, d.note, d['next-review'] === undefined ? undefined : `again by ${names.date(d['next-review'])}`].filter(Boolean).join(', '),
});
