import { MANAGERS } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { KEPT_BESIDE } from './everything-kept.ts';

export const holdLifted = kind({
  name: 'hold.lifted',
  subject: 'child',
  also: KEPT_BESIDE,
  family: 'retention',
  label: 'Legal hold lifted',
  nature: 'decision',
  answers: ['hold.placed'],
  fields: { why: field.longText({ label: 'Why it is no longer needed', max: 2000 }) },
  recordedBy: [...MANAGERS, 'information-governance-officer'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => d.why,
});
