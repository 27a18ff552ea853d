import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const DYO_CRITERIA = {
  yogrs: 'YOGRS score',
  reoffending: 'High likelihood of reoffending',
  harm: 'High or very high risk of serious harm',
  discretion: 'Discretion',
  'habitual-knife-carrier': 'Habitual knife carrier',
} as const;

export const dyoDecision = kind({
  name: 'dyo.decision',
  subject: 'child',
  family: 'dyo',
  label: 'DYO considered',
  hint: 'Whether the child is to be a DYO, and why. Considering is compulsory where a criterion is met; classifying is not.',
  nature: 'decision',
  fields: {
    outcome: field.choice({
      label: 'Outcome',
      options: { classified: 'Classify as DYO', 'not-classified': 'Do not classify', 'not-considered': 'Close without considering' },
    }),
    criterion: field.choices({ label: 'Criterion', options: DYO_CRITERIA }),
    grounds: optional(
      field.longText({
        label: 'Grounds for discretion',
        hint: 'What is rising: seriousness of offending, frequency of offending, seriousness of harm, frequency of harm',
      }),
    ),
    reason: field.longText({ label: 'Reason', hint: 'Whichever way it goes. Write it as if the child will read it.' }),
  },
  recordedBy: ['case-manager', 'team-manager', 'service-manager', 'head-of-service'],
  compartment: 'case',
  retention: 'case-record',
  writes: (d) => (d.outcome === 'classified' ? [{ kind: 'dyo.classified', data: { criterion: d.criterion } }] : []),
  summary: (d) =>
    `${d.outcome === 'classified' ? 'classified as DYO' : d.outcome === 'not-classified' ? 'not classified' : 'closed without considering'}: ${d.reason}`,
});
