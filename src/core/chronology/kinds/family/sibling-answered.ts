import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { AT_RISK } from './sibling-recorded.ts';

export const siblingAnswered = kind({
  name: 'sibling.answered',
  subject: 'child',
  family: 'family',
  label: 'Sibling: may they be at risk?',
  hint: 'Answers it for a sibling who is on record, or answers it anew.',
  nature: 'fact',
  answers: ['sibling.recorded', 'sibling.answered'],
  fields: { 'at-risk': field.choice({ label: 'May they be at risk?', options: AT_RISK }), name: optional(field.text({ label: 'Name' })), why: field.longText({ label: 'Why', max: 2000 }) },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${d.name === undefined ? '' : `${d.name}: `}${d['at-risk'] === 'yes' ? 'may be at risk' : 'not at risk'}, ${d.why}`,
});
