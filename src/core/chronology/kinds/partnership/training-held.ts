import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { AGENCY_SORTS } from '../allocation/agency-involved.ts';

export const trainingHeld = kind({
  name: 'training.held',
  subject: 'unit',
  family: 'partnership',
  label: 'Training',
  nature: 'fact',
  fields: {
    topic: field.text({ label: 'On what' }),
    joint: field.yesNo({ label: 'Open to staff of the service and of partners together' }),
    partners: optional(field.choices({ label: 'With which partners', options: AGENCY_SORTS })),
    attended: optional(field.longText({ label: 'Who came', hint: 'Names or numbers, by agency', max: 2000 })),
  },
  recordedBy: [...MANAGERS, 'business-support'],
  compartment: 'case',
  retention: 'service',
  demands: (d) => (d.joint && (d.partners ?? []).length === 0 ? [{ field: 'partners', expected: 'the partners with whom it was joint' }] : []),
  summary: (d) => [d.topic, d.joint ? `with ${(d.partners ?? []).map((p) => AGENCY_SORTS[p]).join(', ')}` : undefined, d.attended].filter(Boolean).join('; '),
});
