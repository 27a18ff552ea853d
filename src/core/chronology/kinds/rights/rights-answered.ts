import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { isPutRight } from '../../../rights/put-right.ts';
import { RIGHTS, RIGHTS_ANSWERS } from './rights.ts';

export const rightsAnswered = kind({
  name: 'rights.answered',
  subject: 'child',
  family: 'rights',
  label: 'Request answered',
  nature: 'decision',
  answers: ['rights.requested'],
  fields: {
    right: field.choice({ label: 'What was asked for', options: RIGHTS }),
    answer: field.choice({ label: 'What came of it', options: RIGHTS_ANSWERS }),
    entry: optional(field.reference('entry', { label: 'The entry that it was about' })),
    told: field.longText({ label: 'What they were told', hint: 'With the reason where something was not done, and how to complain to the Information Commissioner', max: 4000 }),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  worksOut: {
    fields: { 'put-right': optional(field.yesNo({ label: 'The entry has been corrected' })) },
    from: (data, { entries }) => ({ 'put-right': isPutRight(entries, data['entry']) }),
  },
  summary: (d) => `${RIGHTS[d.right].toLowerCase()}: ${RIGHTS_ANSWERS[d.answer].toLowerCase()}. ${d.told}`,
});
