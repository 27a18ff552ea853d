import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const courtReportReady = kind({
  name: 'court-report.ready',
  subject: 'child',
  family: 'court',
  label: 'Court report ready',
  hint: 'It goes to a manager to be read before it is sent.',
  nature: 'fact',
  answers: ['court.hearing-listed'],
  fields: {
    type: field.choice({ label: 'Report', options: { 'pre-sentence': 'Pre-sentence report', breach: 'Breach report', review: 'Report on progress', other: 'Another report' } }),
    proposal: optional(field.longText({ label: 'What it proposes', max: 4000 })),
  },
  recordedBy: [...CASE_ROLES, 'court-officer'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [d.type.replaceAll('-', ' '), d.proposal].filter(Boolean).join(': '),
});
