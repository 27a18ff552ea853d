import { MANAGERS } from '../../../access/roles.ts';
import { writePeriod } from '../../../values/period.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const visitFrequencySet = kind({
  name: 'visit-frequency.set',
  subject: 'child',
  family: 'contact',
  label: 'How often the child is visited',
  nature: 'decision',
  answers: ['management.decided'],
  fields: {
    every: field.period({ label: 'Every', hint: 'For example, 1 week' }),
    first: optional(field.date({ label: 'First visit by', future: true })),
    reason: optional(field.longText({ label: 'Why this often', hint: 'The level of risk and what visits add', max: 2000 })),
  },
  recordedBy: MANAGERS,
  compartment: 'case',
  crosses: 'in-words',
  retention: 'case-record',
  summary: (d, names) => `every ${writePeriod(d.every)}${d.first ? `, first by ${names.date(d.first)}` : ''}`,
});
