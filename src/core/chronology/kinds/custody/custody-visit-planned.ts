import { CASE_ROLES, roleInSentence } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const custodyVisitPlanned = kind({
  name: 'custody-visit.planned',
  subject: 'child',
  family: 'custody',
  label: 'Custody visit planned',
  nature: 'fact',
  fields: {
    on: field.date({ label: 'Day', future: true }),
    at: optional(field.time({ label: 'Time' })),
    by: field.roles({ label: 'Who goes' }),
    place: optional(field.text({ label: 'Where' })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d, names) => [names.date(d.on), d.at, d.by.map((r) => roleInSentence(r)).join(' and '), d.place].filter(Boolean).join(', '),
});
