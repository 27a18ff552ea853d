import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const caseClosed = kind({
  name: 'case.closed',
  subject: 'child',
  family: 'order',
  label: 'Case closed',
  nature: 'decision',
  fields: {
    why: field.longText({ label: 'Why', max: 2000 }),
    'retain-until': optional(field.date({ label: 'The record is kept until', hint: 'By the retention rule of the service for this type of record', future: true })),
    rule: optional(field.text({ label: 'By which retention rule' })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  crosses: 'never',
  retention: 'case-record',
  forMany: { label: 'Close the cases; where somebody has to agree, it is proposed to them' },
  summary: (d, names) => [d.why, d['retain-until'] === undefined ? undefined : `kept until ${names.date(d['retain-until'])}`].filter(Boolean).join(', '),
});
