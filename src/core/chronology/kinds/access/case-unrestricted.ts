import { MANAGERS } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const caseUnrestricted = kind({
  name: 'case.unrestricted',
  subject: 'child',
  family: 'access',
  label: 'Restriction lifted',
  nature: 'decision',
  fields: { why: field.longText({ label: 'Why', max: 2000 }) },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => d.why,
});
