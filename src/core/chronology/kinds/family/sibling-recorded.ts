import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const RELATIONS = { brother: 'Brother', sister: 'Sister', 'half-sibling': 'Half-sibling', 'step-sibling': 'Step-sibling', 'foster-sibling': 'Foster sibling', other: 'Another child of the household' } as const;
export const AT_RISK = { yes: 'Yes', no: 'No' } as const;

export const siblingRecorded = kind({
  name: 'sibling.recorded',
  subject: 'child',
  family: 'family',
  label: 'Sibling',
  hint: 'A brother, a sister or another child of the household. One who is on record here already is linked, not written down twice.',
  nature: 'fact',
  fields: {
    name: optional(field.text({ label: 'Name' })),
    child: optional(field.reference('child', { label: 'Child of the service' })),
    relation: field.choice({ label: 'Relation', options: RELATIONS }),
    age: optional(field.count({ label: 'Age', max: 30 })),
    'at-risk': optional(field.choice({ label: 'May they be at risk?', hint: 'Of offending, or of harm by what surrounds the child. Leave it empty if it has not been asked yet.', options: AT_RISK })),
    why: optional(field.longText({ label: 'Why', max: 2000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  demands(d) {
    if (d.child === undefined && (d.name ?? '').trim() === '') return [{ field: 'name', expected: 'the name, or the child of the service who is meant' }];
    return d['at-risk'] === 'yes' && (d.why ?? '').trim() === '' ? [{ field: 'why', expected: 'what makes you think that they may be at risk' }] : [];
  },
  summary: (d) =>
    [d.name ?? 'a child of the service', RELATIONS[d.relation].toLowerCase(), d.age === undefined ? undefined : `aged ${d.age}`, d['at-risk'] === undefined ? 'risk not asked yet' : d['at-risk'] === 'yes' ? 'may be at risk' : 'not at risk', d.why].filter(Boolean).join(', '),
});
