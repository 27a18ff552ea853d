import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const custodyReleaseDateSet = kind({
  name: 'custody.release-date-set',
  subject: 'child',
  family: 'custody',
  label: 'Release date',
  nature: 'fact',
  fields: { release: field.date({ label: 'Release date', future: true }), estimated: optional(field.yesNo({ label: 'It is an estimate' })) },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d, names) => `${names.date(d.release)}${d.estimated ? ' (estimate)' : ''}`,
});
