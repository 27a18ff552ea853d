import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

const OUTCOMES = { send: 'May be sent', change: 'To be changed first' } as const;

export const courtReportGatekept = kind({
  name: 'court-report.gatekept',
  subject: 'child',
  family: 'court',
  label: 'Court report read by a manager',
  nature: 'decision',
  answers: ['court-report.ready'],
  fields: { outcome: field.choice({ label: 'Result', options: OUTCOMES }), note: optional(field.longText({ label: 'Note', max: 4000 })) },
  recordedBy: [...MANAGERS, 'quality-manager'],
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => (d.outcome === 'change' && (d.note ?? '').trim() === '' ? [{ field: 'note', expected: 'what is to be changed' }] : []),
  summary: (d) => [OUTCOMES[d.outcome], d.note].filter(Boolean).join(': '),
});
