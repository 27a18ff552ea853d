import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { PREVENTION_AGENCIES, PREVENTION_ROLES } from './prevention-agencies.ts';

export const preventionConcern = kind({
  name: 'prevention.concern',
  subject: 'person',
  family: 'prevention',
  label: 'Prevention concern',
  hint: 'A young person who is not in the youth justice system and may come into it. It is kept apart from the children of the service and from the register.',
  nature: 'fact',
  fields: {
    name: field.text({ label: 'Name' }),
    age: optional(field.count({ label: 'Age', max: 25 })),
    area: optional(field.area({ label: 'Neighbourhood policing area' })),
    beside: optional(field.reference('child', { label: 'Brother or sister of' })),
    incidents: field.list({ label: 'What happened', itemLabel: 'Incident', of: { on: field.date({ label: 'When' }), what: field.text({ label: 'What', max: 500 }) } }),
    agencies: optional(field.choices({ label: 'Agencies contacted', options: PREVENTION_AGENCIES })),
    why: optional(field.longText({ label: 'Why you are concerned', max: 4000 })),
  },
  recordedBy: PREVENTION_ROLES,
  compartment: 'case',
  retention: 'safeguarding',
  demands: (d) => (d.incidents.length === 0 ? [{ field: 'incidents', expected: 'what happened and when: the concern rests on it' }] : []),
  summary: (d) => `${d.name}: ${d.incidents.length} ${d.incidents.length === 1 ? 'incident' : 'incidents'}${d.agencies === undefined ? '' : `; ${d.agencies.map((a) => PREVENTION_AGENCIES[a]).join(', ')} contacted`}`,
});
