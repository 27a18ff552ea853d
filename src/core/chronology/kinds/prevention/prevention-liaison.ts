import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { PREVENTION_AGENCIES, PREVENTION_ROLES } from './prevention-agencies.ts';

export const preventionLiaison = kind({
  name: 'prevention.liaison',
  subject: 'person',
  family: 'prevention',
  label: 'Agencies contacted',
  nature: 'fact',
  answers: ['prevention.concern'],
  fields: { agencies: field.choices({ label: 'Agencies', options: PREVENTION_AGENCIES }), what: field.longText({ label: 'What was arranged', max: 4000 }) },
  recordedBy: PREVENTION_ROLES,
  compartment: 'case',
  retention: 'safeguarding',
  summary: (d) => `${d.agencies.map((a) => PREVENTION_AGENCIES[a]).join(', ')}: ${d.what}`,
});
