import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

const ABOUT = { 'licence-conditions': 'Licence conditions', other: 'Something else' } as const;

export const policeConsulted = kind({
  name: 'police.consulted',
  subject: 'child',
  family: 'custody',
  label: 'Police consulted',
  nature: 'fact',
  fields: {
    about: field.choice({ label: 'About', options: ABOUT }),
    who: field.text({ label: 'Who in the police' }),
    discussed: field.longText({ label: 'What was discussed', hint: 'Each condition', max: 4000 }),
    result: optional(field.longText({ label: 'What came of it', max: 4000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [`${ABOUT[d.about]}, ${d.who}`, d.discussed, d.result].filter(Boolean).join(': '),
});
