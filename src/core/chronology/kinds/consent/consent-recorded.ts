import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { CONSENT_RECIPIENTS, CONSENT_SCOPE } from './consent-scope.ts';

export const CONSENT_STATUS = { given: 'Given', refused: 'Refused', withdrawn: 'Withdrawn' } as const;
const SIGNED = { 'young-person': 'The young person', 'parent-carer': 'Parent or carer, for the young person', nobody: 'Nobody' } as const;
const CAPACITY = { yes: 'Yes', no: 'No', doubtful: 'In doubt' } as const;

export const consentRecorded = kind({
  name: 'consent.recorded',
  subject: 'child',
  family: 'consent',
  label: 'Consent to sharing',
  hint: 'Given, refused or withdrawn. It can be withdrawn at any time, and nobody has to say why.',
  nature: 'decision',
  fields: {
    status: field.choice({ label: 'Consent is', options: CONSENT_STATUS }),
    explained: optional(field.longText({ label: 'What was explained, and how', hint: 'What is shared, with whom, what for, and that it can be withdrawn', max: 4000 })),
    understands: optional(field.choice({ label: 'Does the young person understand what it means?', options: CAPACITY })),
    scope: optional(field.choices({ label: 'What may be told', options: CONSENT_SCOPE })),
    recipients: optional(field.choices({ label: 'To whom', options: CONSENT_RECIPIENTS })),
    named: optional(field.text({ label: 'Names of recipients', hint: 'For example, the councillor' })),
    signed: optional(field.choices({ label: 'Who signed', options: SIGNED })),
    'signed-name': optional(field.text({ label: 'Name and relation of whoever signed for the young person' })),
    agreement: optional(field.text({ label: 'Under which information-sharing agreement' })),
    until: optional(field.date({ label: 'Until', future: true })),
    note: optional(field.longText({ label: 'Note', max: 2000 })),
  },
  recordedBy: [...CASE_ROLES, 'hub-coordinator', 'probation-officer'],
  compartment: 'case',
  retention: 'safeguarding',
  summary: (d, names) =>
    [
      CONSENT_STATUS[d.status],
      d.status === 'given' ? (d.scope ?? []).map((s) => CONSENT_SCOPE[s].toLowerCase()).join('; ') : undefined,
      d.status === 'given' && (d.recipients ?? []).length > 0 ? `to ${(d.recipients ?? []).map((r) => CONSENT_RECIPIENTS[r].toLowerCase()).join(', ')}` : undefined,
      d.named,
      d.until === undefined ? undefined : `until ${names.date(d.until)}`,
    ].filter(Boolean).join(', '),
});
