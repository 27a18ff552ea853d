import { CASE_ROLES } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const transferWithdrawn = kind({
  name: 'transfer.withdrawn',
  subject: 'child',
  family: 'transfer',
  label: 'Record taken back before it was answered',
  hint: 'From now on the other service cannot read it. What somebody there has read already they have read: who looked stands in the audit.',
  nature: 'decision',
  answers: ['transfer.sent', 'transfer.proposed'],
  fields: { why: field.longText({ label: 'Why', max: 2000 }) },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  ownPage: true,
  retention: 'safeguarding',
  summary: (d) => d.why,
});
