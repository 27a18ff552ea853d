import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { PREVENTION_ROLES } from './prevention-agencies.ts';

export const preventionEnded = kind({
  name: 'prevention.ended',
  subject: 'person',
  family: 'prevention',
  label: 'Concern ended',
  nature: 'decision',
  fields: {
    outcome: field.choice({ label: 'How', options: { settled: 'Nothing further is needed', service: 'A service has taken it on', entered: 'They have come into the youth justice system' } }),
    why: field.longText({ label: 'Why', max: 2000 }),
  },
  recordedBy: PREVENTION_ROLES,
  compartment: 'case',
  retention: 'safeguarding',
  summary: (d) => d.why,
});
