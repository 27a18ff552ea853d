import { MANAGERS, roleLabel } from '../../../access/roles.ts';
import { writePeriod } from '../../../values/period.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

const BASIS = { rag: 'The rating', instruction: 'A manager’s instruction' } as const;

export const contactLevelSet = kind({
  name: 'contact-level.set',
  subject: 'child',
  family: 'contact',
  label: 'Level of contact of a colleague',
  nature: 'decision',
  answers: ['management.decided'],
  fields: {
    role: field.role({ label: 'Whose contact' }),
    every: field.period({ label: 'Every', hint: 'For example, 1 week' }),
    basis: field.choice({ label: 'Because of', options: BASIS }),
    what: optional(field.longText({ label: 'What the contact is for', max: 2000 })),
  },
  recordedBy: MANAGERS,
  compartment: 'case',
  crosses: 'in-words',
  retention: 'case-record',
  summary: (d) => `${roleLabel(d.role)}: every ${writePeriod(d.every)} (${BASIS[d.basis].toLowerCase()})`,
});
