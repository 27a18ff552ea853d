import { MANAGERS } from '../../../access/roles.ts';
import { bundleOf, readOverBySomebodyElse } from '../../../rights/bundle.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const bundleGiven = kind({
  name: 'bundle.given',
  subject: 'child',
  family: 'rights',
  label: 'Copy of the record given',
  nature: 'decision',
  background: true,
  answers: ['rights.requested'],
  fields: {
    request: field.reference('entry', { label: 'Request' }),
    to: field.text({ label: 'Given to' }),
    how: field.text({ label: 'How it was given', hint: 'Handed over, by secure e-mail, by tracked post' }),
    letter: field.longText({ label: 'Letter that goes with it', max: 8000 }),
    'reading-age': optional(field.count({ label: 'Reading age of the letter', max: 30 })),
    apart: optional(field.longText({ label: 'What was decided about entries that only others may see', hint: 'Police intelligence, health, victims: who decided, and what is given of them', max: 2000 })),
    given: field.count({ label: 'Entries given', max: 99999 }),
    'in-part': field.count({ label: 'Entries given in part', max: 99999 }),
    withheld: field.count({ label: 'Entries not given', max: 99999 }),
  },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'case-record',
  worksOut: {
    fields: {
      undecided: optional(field.count({ label: 'Entries about which nothing has been decided yet', max: 99999 })),
      'held-apart': optional(field.count({ label: 'Entries that only others may see', max: 99999 })),
      'read-over': optional(field.yesNo({ label: 'Read over by a manager who prepared none of it' })),
    },
    from(data, { entries }) {
      const bundle = bundleOf(entries, String(data['request'] ?? ''));
      return { undecided: bundle?.undecided.length ?? 1, 'held-apart': bundle?.apart ?? 0, 'read-over': bundle !== undefined && readOverBySomebodyElse(bundle) };
    },
  },
  summary: (d) => `to ${d.to}, ${d.how}: ${d.given} given, ${d['in-part']} in part, ${d.withheld} not given`,
});
