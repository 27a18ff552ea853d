import { MANAGERS, roleInSentence } from '../../../access/roles.ts';
import { writePeriod } from '../../../values/period.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const custodyVisitsSet = kind({
  name: 'custody-visits.set',
  subject: 'child',
  family: 'custody',
  label: 'How often the child is visited in custody',
  nature: 'decision',
  fields: {
    for: field.roles({ label: 'Whose visits' }),
    every: field.period({ label: 'Every', hint: 'For example, 4 weeks' }),
    first: optional(field.date({ label: 'First visit by', future: true })),
    reason: optional(field.longText({ label: 'Why this often', max: 2000 })),
  },
  recordedBy: MANAGERS,
  compartment: 'case',
  crosses: 'in-words',
  retention: 'case-record',
  summary: (d, names) => `${d.for.map((r) => roleInSentence(r)).join(' and ')}: every ${writePeriod(d.every)}${d.first ? `, first by ${names.date(d.first)}` : ''}`,
});
