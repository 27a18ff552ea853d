import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const FLAGS = {
  'risk-to-staff': 'Risk to staff',
  'habitual-knife-carrier': 'Habitual knife carrier',
  'at-large': 'Illegally at large',
  missing: 'Missing',
  exploitation: 'Exploitation concern',
  'sexual-exploitation': 'Child sexual exploitation',
  'criminal-exploitation': 'Criminal exploitation',
  'serious-youth-violence': 'Serious youth violence',
  mappa: 'MAPPA',
  'sex-offender': 'Sex offender',
  'gang-nominal': 'Gang nominal',
  'self-harm': 'Risk to self',
  'no-contact': 'No-contact condition',
} as const;

export const flagSet = kind({
  name: 'flag.set',
  subject: 'child',
  family: 'flag',
  label: 'Flag set',
  nature: 'fact',
  fields: {
    flag: field.choice({ label: 'Flag', options: FLAGS }),
    confirmed: optional(field.yesNo({ label: 'The source is confirmed', hint: 'Unconfirmed flags stay off the banner' })),
    source: optional(field.text({ label: 'Who says so' })),
    note: optional(field.longText({ label: 'What to do about it', max: 2000 })),
    review: optional(field.date({ label: 'Review by', future: true })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'safeguarding',
  forMany: { label: 'Set a flag' },
  summary: (d) => [FLAGS[d.flag], d.confirmed === false ? 'source unconfirmed' : undefined, d.source ? `from ${d.source}` : undefined, d.note].filter(Boolean).join(', '),
});
