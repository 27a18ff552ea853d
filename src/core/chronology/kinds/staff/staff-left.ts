import { MANAGERS } from '../../../access/roles.ts';
import { kind } from '../../kind.ts';

export const staffLeft = kind({
  name: 'staff.left',
  subject: 'worker',
  family: 'staff',
  label: 'Left the service',
  hint: 'Where nobody records it, the program writes it on the day on which the last post ended.',
  nature: 'fact',
  fields: {},
  recordedBy: [...MANAGERS, 'business-support', 'administrator', 'hub-coordinator', 'system'],
  compartment: 'case',
  retention: 'service',
  summary: () => 'left the service',
});
