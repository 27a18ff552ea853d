import { CASE_ROLES } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const representativeNamed = kind({
  name: 'representative.named',
  subject: 'child',
  family: 'meeting',
  label: 'Who represents the service at a meeting',
  nature: 'fact',
  answers: ['outside-meeting.entered'],
  fields: { who: field.text({ label: 'Who goes' }) },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'meeting',
  summary: (d) => d.who,
});
