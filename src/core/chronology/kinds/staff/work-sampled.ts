import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

const SAMPLED = { 'risk-assessment': 'A risk assessment', 'risk-plan': 'A risk plan', other: 'Other risk work' } as const;

export const workSampled = kind({
  name: 'work.sampled',
  subject: 'worker',
  family: 'staff',
  label: 'Work looked at for its quality',
  nature: 'fact',
  fields: {
    what: field.choice({ label: 'What was looked at', options: SAMPLED }),
    child: optional(field.reference('child', { label: 'Of which child' })),
    finding: field.longText({ label: 'What was found and said', max: 4000 }),
  },
  recordedBy: [...MANAGERS, 'quality-manager'],
  compartment: 'case',
  retention: 'service',
  summary: (d) => `${SAMPLED[d.what]}: ${d.finding}`,
});
