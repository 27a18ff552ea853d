import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const LOOKED_AFTER = {
  'looked-after': 'Looked after',
  'was-looked-after': 'Was looked after',
  'child-in-need': 'Child in need',
  'child-protection': 'Child protection plan',
  none: 'None',
} as const;

export const lookedAfterRecorded = kind({
  name: 'looked-after.recorded',
  subject: 'child',
  family: 'identity',
  label: 'Looked-after status',
  nature: 'fact',
  fields: {
    status: field.choice({ label: 'Status', options: LOOKED_AFTER }),
    'social-worker': optional(field.text({ label: 'Social worker' })),
    telephone: optional(field.text({ label: 'Social worker’s telephone', max: 60 })),
    authority: optional(field.text({ label: 'Responsible authority' })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => [LOOKED_AFTER[d.status], d['social-worker'] ? `social worker ${d['social-worker']}` : undefined].filter(Boolean).join(', '),
});
