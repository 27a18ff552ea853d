import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

/** A talk with the local police about a child: what they were told, and that they may have told something. */
export const neighbourhoodLiaison = kind({
  name: 'neighbourhood.liaison',
  subject: 'child',
  family: 'sharing',
  label: 'Liaison with the local police',
  hint: 'What they tell you is recorded as intelligence that belongs to this entry.',
  nature: 'fact',
  fields: {
    area: field.area({ label: 'Neighbourhood team of', hint: 'The neighbourhood policing area', startsFrom: 'area' }),
    with: optional(field.text({ label: 'With whom' })),
    shared: optional(field.longText({ label: 'What was shared with them', max: 4000 })),
    ground: optional(field.text({ label: 'On what ground', hint: 'For example, section 115 of the Crime and Disorder Act 1998' })),
    learned: optional(field.yesNo({ label: 'They told something', hint: 'It is recorded as intelligence' })),
  },
  recordedBy: ['seconded-police-officer', 'offender-management-coordinator', 'team-manager'],
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => (d.learned !== true && (d.shared ?? '').trim() === '' ? [{ field: 'shared', expected: 'what was shared, or that they told something' }] : []),
  summary: (d) => [`neighbourhood team ${d.area}${d.with ? ` (${d.with})` : ''}`, d.shared, d.learned === true ? 'they told something' : undefined].filter(Boolean).join(': '),
});
