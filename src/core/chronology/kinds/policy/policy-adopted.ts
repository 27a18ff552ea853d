import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const policyAdopted = kind({
  name: 'policy.adopted',
  subject: 'unit',
  family: 'service',
  label: 'Version of the policy adopted',
  hint: 'The service works by this version from a day. What was started before goes on under the version before, unless the version says that running cases move.',
  nature: 'decision',
  fields: {
    version: field.date({ label: 'Which version', hint: 'The day that it bears', future: true }),
    from: field.date({ label: 'From which day', hint: 'From the beginning of that day', future: true }),
    authority: field.longText({ label: 'On whose authority', hint: 'Who decided it, where and when: the management board on 2 March 2026', max: 2000 }),
    lock: field.text({ label: 'Locked as', max: 64 }),
  },
  recordedBy: ['service-manager', 'head-of-service'],
  compartment: 'case',
  retention: 'service',
  demands: (d) => (/^[0-9a-f]{64}$/.test(d.lock) ? [] : [{ field: 'lock', expected: 'what the version was locked as when it was published' }]),
  summary: (d, names) => `Version of ${names.date(d.version)}, from ${names.date(d.from)}; ${d.authority}`,
});
