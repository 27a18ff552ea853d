import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

const OUTCOMES = { granted: 'Granted', refused: 'Refused', 'not-pursued': 'Not pursued' } as const;

export const civilOrderConcluded = kind({
  name: 'civil-order.concluded',
  subject: 'child',
  family: 'court',
  label: 'Application for a civil order concluded',
  nature: 'fact',
  answers: ['civil-order.applied'],
  fields: { outcome: field.choice({ label: 'Outcome', options: OUTCOMES }), note: optional(field.longText({ label: 'Note', max: 4000 })) },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [OUTCOMES[d.outcome], d.note].filter(Boolean).join(': '),
});
