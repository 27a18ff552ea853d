import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

const CONCLUSIONS = { 'taken-to-chair': 'Taken up with the chair', 'referred-again': 'The case is referred again', 'no-further': 'Nothing further' } as const;

export const panelConcernConcluded = kind({
  name: 'panel-concern.concluded',
  subject: 'child',
  family: 'meeting',
  label: 'Concern concluded by the service manager',
  hint: 'The panel’s decision stands until it takes a new one.',
  nature: 'decision',
  fields: { conclusion: field.choice({ label: 'Result', options: CONCLUSIONS }), note: field.longText({ label: 'Reasons', max: 4000 }) },
  answers: ['panel-concern.escalated'],
  recordedBy: ['service-manager', 'head-of-service'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => `${CONCLUSIONS[d.conclusion]}: ${d.note}`,
});
