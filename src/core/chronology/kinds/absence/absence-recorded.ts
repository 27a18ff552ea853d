import { roleInSentence } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const absenceRecorded = kind({
  name: 'absence.recorded',
  subject: 'worker',
  family: 'staff',
  label: 'Away, and who stands in',
  hint: 'From the first day to the last, whoever stands in is shown what is due and is told what the person away would be told. Both see it. What only the police or only managers may read stays closed to whoever stands in.',
  nature: 'fact',
  fields: {
    from: field.date({ label: 'First day away', future: true }),
    until: field.date({ label: 'Last day away', future: true }),
    'stand-in': field.worker({ label: 'Who stands in' }),
    roles: field.roles({ label: 'In which roles' }),
    agrees: field.choice({
      label: 'May they also agree to decisions that wait for these roles?',
      hint: 'Never to what the person away has proposed.',
      options: { yes: 'Yes', no: 'No, those wait or go to somebody else' },
    }),
    note: optional(field.longText({ label: 'What they should know', max: 2000 })),
  },
  // About oneself, and by one's managers.
  recordedBy: 'anyone',
  compartment: 'case',
  retention: 'service',
  demands(d) {
    return [
      ...(d.until < d.from ? [{ field: 'until', expected: 'a day that is not before the first' }] : []),
      ...(d.roles.length === 0 ? [{ field: 'roles', expected: 'at least one role' }] : []),
    ];
  },
  summary: (d, names) => `${names.date(d.from)} to ${names.date(d.until)}; ${names.worker(d['stand-in'])} stands in as ${d.roles.map((r) => roleInSentence(r)).join(', ')}${d.agrees === 'yes' ? ', and agrees' : ''}${d.note === undefined ? '' : `: ${d.note}`}`,
});
