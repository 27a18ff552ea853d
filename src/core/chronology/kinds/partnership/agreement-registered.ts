import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { AGREEMENT_TYPES } from './agreement-types.ts';

export const agreementRegistered = kind({
  name: 'agreement.registered',
  subject: 'unit',
  family: 'partnership',
  label: 'Agreement with a partner',
  hint: 'What has been agreed, from when, and when it is looked at again.',
  nature: 'decision',
  fields: {
    type: field.choice({ label: 'What it is', options: AGREEMENT_TYPES }),
    title: field.text({ label: 'What it is called' }),
    version: optional(field.text({ label: 'Version', max: 80 })),
    about: optional(field.longText({ label: 'What is agreed', max: 4000 })),
    owner: optional(field.text({ label: 'Who answers for it' })),
    from: optional(field.date({ label: 'Counts from', future: true })),
    'next-review': optional(field.date({ label: 'Looked at again by', future: true })),
  },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'service',
  summary: (d, names) => [AGREEMENT_TYPES[d.type], d.title, d.version, d['next-review'] === undefined ? undefined : `looked at again by ${names.date(d['next-review'])}`].filter(Boolean).join(', '),
});
