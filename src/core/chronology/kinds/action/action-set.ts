import { AGENCY_SORTS, agencySortOf, CASE_ROLES, type Role, roleInSentence } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { PARTNER_AGENCIES } from '../allocation/contribution-recorded.ts';

/** Where an action was agreed. */
export const ACTION_SOURCES = { plan: 'The plan', 'purpose-meeting': 'The purpose meeting', meeting: 'A meeting', supervision: 'Supervision', other: 'Elsewhere' } as const;

export const actionSet = kind({
  name: 'action.set',
  subject: 'child',
  family: 'action',
  label: 'Action',
  nature: 'decision',
  fields: {
    what: field.text({ label: 'What is to be done', max: 1000 }),
    owner: optional(field.worker({ label: 'Who' })),
    'owner-role': optional(field.role({ label: 'Or which role' })),
    'owner-name': optional(field.text({ label: 'Or who outside the service' })),
    'owner-agency': optional(field.choice({ label: 'Of which agency', hint: 'Where it is somebody outside the service', options: PARTNER_AGENCIES })),
    'answers-to': optional(field.text({ label: 'Whom they answer to', hint: 'The line of accountability, where the owner is in another agency' })),
    due: optional(field.date({ label: 'By when', future: true })),
    source: optional(field.choice({ label: 'Agreed in', options: ACTION_SOURCES })),
    sitting: optional(field.reference('sitting', { label: 'Set at the meeting' })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d, names) =>
    [d.what, d.owner ? names.worker(d.owner) : d['owner-role'] ? inRole(d['owner-role']) : outside(d['owner-name'], d['owner-agency']), d.due ? `by ${names.date(d.due)}` : undefined].filter(Boolean).join(', '),
});

/** A partner's role with its agency: "neighbourhood police officer (Police)". */
function inRole(role: Role): string {
  const sort = agencySortOf(role);
  return `${roleInSentence(role)}${sort === 'youth-justice' ? '' : ` (${AGENCY_SORTS[sort]})`}`;
}

function outside(name: string | undefined, agency: keyof typeof PARTNER_AGENCIES | undefined): string | undefined {
  return agency === undefined ? name : [name, `(${PARTNER_AGENCIES[agency]})`].filter(Boolean).join(' ');
}
