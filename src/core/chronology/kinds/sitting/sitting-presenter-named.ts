import { roleLabel } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const sittingPresenterNamed = kind({
  name: 'sitting.presenter-named',
  subject: 'sitting',
  family: 'meeting',
  label: 'Presenter named',
  nature: 'decision',
  fields: {
    child: field.reference('child', { label: 'Child' }),
    role: field.role({ label: 'Role' }),
    name: optional(field.text({ label: 'Name' })),
    worker: optional(field.worker({ label: 'Account' })),
    reason: optional(field.longText({ label: 'Why somebody else presents', max: 2000 })),
  },
  recordedBy: ['offender-management-coordinator', 'seconded-police-officer', 'team-manager', 'service-manager', 'head-of-service', 'panel-chair', 'business-support'],
  compartment: 'case',
  retention: 'meeting',
  summary: (d) => `${d.name ?? roleLabel(d.role)}${d.reason === undefined ? '' : `: ${d.reason}`}`,
});
