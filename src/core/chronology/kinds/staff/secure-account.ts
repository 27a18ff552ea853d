import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const SECURE_SYSTEMS = { cjsm: 'CJSM (Criminal Justice Secure Mail)', other: 'Another secure mail system' } as const;

export const secureAccountOpened = kind({
  name: 'secure-account.opened',
  subject: 'worker',
  family: 'staff',
  label: 'Secure mail account opened',
  nature: 'fact',
  fields: { system: field.choice({ label: 'Which', options: SECURE_SYSTEMS }) },
  recordedBy: 'anyone',
  compartment: 'case',
  retention: 'service',
  summary: (d) => SECURE_SYSTEMS[d.system],
});

export const secureAccountUsed = kind({
  name: 'secure-account.used',
  subject: 'worker',
  family: 'staff',
  label: 'Secure mail account used',
  hint: 'Signed in, so that it does not lock.',
  nature: 'fact',
  fields: { system: field.choice({ label: 'Which', options: SECURE_SYSTEMS }) },
  recordedBy: 'anyone',
  compartment: 'case',
  retention: 'service',
  summary: (d) => SECURE_SYSTEMS[d.system],
});
