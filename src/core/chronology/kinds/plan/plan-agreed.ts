import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { actionsOf, agreedActions } from '../action/agreed-actions.ts';

export const planAgreed = kind({
  name: 'plan.agreed',
  subject: 'child',
  family: 'plan',
  label: 'Plan agreed',
  hint: 'A new plan, or a change of it: each is a version of its own. Each action becomes a duty of whoever is to do it.',
  nature: 'decision',
  fields: {
    version: optional(field.text({ label: 'Version', hint: 'For example, 2', max: 60 })),
    plan: optional(field.longText({ label: 'What the plan is for, and what has changed' })),
    actions: optional(agreedActions),
    'childs-view': optional(field.longText({ label: 'The child’s view', max: 4000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  writes: (d) => actionsOf(d.actions, 'plan'),
  summary: (d) => [d.version ? `version ${d.version}` : undefined, d.actions?.length ? `${d.actions.length} ${d.actions.length === 1 ? 'action' : 'actions'}` : undefined, d.plan].filter(Boolean).join(', ') || 'agreed',
});
