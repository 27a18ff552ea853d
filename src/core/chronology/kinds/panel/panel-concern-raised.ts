import { CASE_ROLES } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const panelConcernRaised = kind({
  name: 'panel-concern.raised',
  subject: 'child',
  family: 'meeting',
  label: 'Concern about a panel’s decision',
  hint: 'It is taken to the team manager. The decision stands until the panel takes a new one.',
  nature: 'fact',
  fields: { concern: field.longText({ label: 'What the concern is', max: 4000 }) },
  answers: ['referral-panel.decided', 'panel.decided'],
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => d.concern,
});
