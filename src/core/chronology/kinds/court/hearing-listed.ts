import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const HEARING_PURPOSES = { sentence: 'Sentence', plea: 'Plea', trial: 'Trial', breach: 'Breach', remand: 'Remand or bail', review: 'Review of an order', other: 'Something else' } as const;

export const hearingListed = kind({
  name: 'court.hearing-listed',
  subject: 'child',
  family: 'court',
  label: 'Court hearing',
  nature: 'fact',
  fields: {
    on: field.date({ label: 'Day of the hearing', future: true }),
    at: optional(field.time({ label: 'Time' })),
    court: optional(field.text({ label: 'Court' })),
    purpose: field.choice({ label: 'What for', options: HEARING_PURPOSES }),
    report: optional(field.yesNo({ label: 'A report or proposal is asked of us' })),
    note: optional(field.longText({ label: 'Note', max: 2000 })),
  },
  recordedBy: [...CASE_ROLES, 'court-officer'],
  compartment: 'case',
  retention: 'case-record',
  forMany: { label: 'Enter a hearing on the same day' },
  summary: (d, names) => [HEARING_PURPOSES[d.purpose], names.date(d.on), d.at, d.court].filter(Boolean).join(', '),
});
