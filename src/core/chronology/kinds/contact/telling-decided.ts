import { CASE_ROLES, roleInSentence } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

import { TOLD_ABOUT } from './family-told.ts';

const CHILD = { tell: 'Is told', 'not-safe': 'Not safe to tell' } as const;
const CARER = { tell: 'Is told', 'not-safe': 'Not safe to tell', none: 'There is no parent or carer to tell' } as const;

export const tellingDecided = kind({
  name: 'telling.decided',
  subject: 'child',
  family: 'contact',
  label: 'Who is told, and how',
  hint: 'Look at safety at home first. Nobody is told because a list says so.',
  nature: 'decision',
  fields: {
    about: field.choice({ label: 'About', options: TOLD_ABOUT }),
    consulted: field.roles({ label: 'Talked over with' }),
    safety: field.longText({ label: 'Safety at home', hint: 'Who has parental responsibility, what the social worker says, language, risk to staff', max: 4000 }),
    child: field.choice({ label: 'The child', options: CHILD }),
    carer: field.choice({ label: 'A parent or carer', options: CARER }),
    reason: optional(field.longText({ label: 'If somebody is not told: why', max: 4000 })),
    by: optional(field.roles({ label: 'Who tells them' })),
    how: optional(field.text({ label: 'How', hint: 'For example, at home with an interpreter' })),
    where: optional(field.text({ label: 'Where' })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  crosses: 'in-words',
  retention: 'case-record',
  demands: (d) => ((d.child === 'not-safe' || d.carer !== 'tell') && (d.reason ?? '').trim() === '' ? [{ field: 'reason', expected: 'why somebody is not told' }] : []),
  summary: (d) => [`the child: ${CHILD[d.child].toLowerCase()}`, `a parent or carer: ${CARER[d.carer].toLowerCase()}`, `talked over with ${d.consulted.map((r) => roleInSentence(r)).join(' and ') || 'nobody'}`, d.reason].filter(Boolean).join('; '),
});
