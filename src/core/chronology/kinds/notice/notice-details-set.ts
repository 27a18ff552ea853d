import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const noticeDetailsSet = kind({
  name: 'notice.details-set',
  subject: 'unit',
  family: 'service',
  label: 'How the service is reached, for the privacy notice',
  nature: 'decision',
  fields: {
    address: field.longText({ label: 'Address of the service', max: 500 }),
    telephone: field.text({ label: 'Telephone' }),
    email: optional(field.text({ label: 'E-mail' })),
    officer: field.text({ label: 'Data protection officer: name or post, and how to reach them', max: 300 }),
    'council-or-body': optional(field.text({ label: 'The body that answers for the service', hint: 'For example, the city council' })),
    kept: optional(field.longText({ label: 'How long records are kept, in plain words', max: 600 })),
  },
  recordedBy: MANAGERS,
  compartment: 'case',
  retention: 'service',
  summary: (d) => [d.address, d.telephone].join(', '),
});
