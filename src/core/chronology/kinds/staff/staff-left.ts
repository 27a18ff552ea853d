import { MANAGERS } from '../../../access/roles.ts';
import { kind } from '../../kind.ts';

export const staffLeft = kind({
  name: 'staff.left',
  subject: 'worker',
  family: 'staff',
  label: 'Left the service',
  nature: 'fact',
  fields: {},
  recordedBy: [...MANAGERS, 'business-support', 'administrator', 'hub-coordinator'],
  compartment: 'case',
  retention: 'service',
  summary: () => 'left the service',
});
