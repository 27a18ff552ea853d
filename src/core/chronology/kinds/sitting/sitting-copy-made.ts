import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const sittingCopyMade = kind({
  name: 'sitting.copy-made',
  subject: 'sitting',
  family: 'meeting',
  label: 'Copy of the whole minutes made',
  hint: 'Every child is named in it. Say who gets it and why an extract is not enough.',
  nature: 'decision',
  fields: { for: field.text({ label: 'For whom' }), reason: field.longText({ label: 'Why the whole', max: 2000 }) },
  recordedBy: ['offender-management-coordinator', 'team-manager', 'service-manager', 'head-of-service', 'panel-chair'],
  compartment: 'case',
  retention: 'meeting',
  summary: (d) => `for ${d.for}: ${d.reason}`,
});
