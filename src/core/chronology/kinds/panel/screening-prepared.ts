import { roleInSentence } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const screeningPrepared = kind({
  name: 'screening.prepared',
  subject: 'child',
  family: 'meeting',
  label: 'Intelligence screening prepared',
  hint: 'That it was prepared and where it lies. The intelligence itself is recorded among the police’s own.',
  nature: 'fact',
  fields: {
    by: field.roles({ label: 'Prepared by', hint: 'Each who took part' }),
    document: field.text({ label: 'Where the document lies' }),
    for: optional(field.date({ label: 'For the panel of', future: true })),
    summary: optional(field.longText({ label: 'What may be said at the panel', max: 6000 })),
  },
  answers: ['panel.booked'],
  recordedBy: ['offender-management-coordinator', 'seconded-police-officer', 'team-manager'],
  compartment: 'case',
  retention: 'meeting',
  summary: (d) => `by the ${d.by.map((r) => roleInSentence(r)).join(' and the ')}`,
});
