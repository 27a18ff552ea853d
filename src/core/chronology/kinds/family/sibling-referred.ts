import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const PREVENTION_SERVICES = { 'early-help': 'Early Help', 'targeted-youth-support': 'Targeted Youth Support', other: 'Another service' } as const;

export const siblingReferred = kind({
  name: 'sibling.referred',
  subject: 'child',
  family: 'family',
  label: 'Sibling referred to a prevention service',
  nature: 'decision',
  answers: ['sibling.recorded', 'sibling.answered'],
  fields: {
    service: field.choice({ label: 'Service', options: PREVENTION_SERVICES }),
    other: optional(field.text({ label: 'Which other service' })),
    consent: optional(field.choice({ label: 'Did the family agree?', options: { given: 'Yes', 'not-given': 'No, or not asked' } })),
    'without-consent': optional(field.longText({ label: 'Why it was referred without', hint: 'Where the family did not agree or was not asked', max: 2000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => (d.service === 'other' && (d.other ?? '').trim() === '' ? [{ field: 'other', expected: 'which service' }] : []),
  summary: (d) => `${d.service === 'other' ? (d.other ?? '') : PREVENTION_SERVICES[d.service]}${d.consent === 'given' ? ', the family agrees' : d['without-consent'] ? `, without agreement: ${d['without-consent']}` : ''}`,
});
