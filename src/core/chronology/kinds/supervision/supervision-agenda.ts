import { MANAGERS } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const supervisionAgenda = kind({
  name: 'supervision.agenda',
  subject: 'worker',
  family: 'supervision',
  label: 'Agenda of the supervision',
  nature: 'fact',
  fields: {
    cases: field.list({ label: 'Cases', itemLabel: 'Case', of: { child: field.reference('child', { label: 'Child' }), dyo: field.yesNo({ label: 'DYO' }) } }),
  },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'service',
  summary: (d) => `${d.cases.length} ${d.cases.length === 1 ? 'case' : 'cases'}, ${d.cases.filter((c) => c.dyo).length} of them DYO`,
});
