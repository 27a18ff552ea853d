import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const sittingFull = kind({
  name: 'sitting.full',
  subject: 'sitting',
  family: 'meeting',
  label: 'Room on the agenda',
  nature: 'decision',
  fields: {
    full: field.yesNo({ label: 'No room is left on the agenda' }),
  },
  recordedBy: ['offender-management-coordinator', 'seconded-police-officer', 'team-manager', 'service-manager', 'head-of-service', 'panel-chair', 'business-support'],
  compartment: 'case',
  retention: 'meeting',
  summary: (d) => (d.full ? 'no room left' : 'room again'),
});
