import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { DYO_CRITERIA } from './dyo-decision.ts';

export const dyoClassified = kind({
  name: 'dyo.classified',
  subject: 'child',
  family: 'dyo',
  label: 'Classified as DYO',
  nature: 'decision',
  fields: {
    criterion: optional(field.choices({ label: 'Criterion', options: DYO_CRITERIA })),
    'confirmed-by': optional(field.worker({ label: 'Confirmed by' })),
  },
  recordedBy: ['team-manager', 'service-manager', 'head-of-service', 'case-manager'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d) => (d.criterion === undefined || d.criterion.length === 0 ? 'criterion not recorded' : d.criterion.map((c) => DYO_CRITERIA[c]).join(', ')),
});
