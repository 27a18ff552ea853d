import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { SCALES } from '../../scales.ts';

export const assessmentCompleted = kind({
  name: 'assessment.completed',
  subject: 'child',
  family: 'assessment',
  label: 'Assessment completed',
  hint: 'An AssetPlus assessment that has been completed or updated, with its ratings as they stand in it.',
  nature: 'fact',
  fields: {
    yogrs: optional(field.percentage({ label: 'YOGRS', hint: 'The score in AssetPlus, 0 to 100' })),
    reoffending: optional(field.scale('rating', { label: 'Likelihood of reoffending' })),
    harm: optional(field.scale('rating', { label: 'Risk of serious harm' })),
    'safety-and-wellbeing': optional(field.scale('rating', { label: 'Safety and well-being' })),
    tool: optional(field.choice({ label: 'Assessment', options: { assetplus: 'AssetPlus', pdat: 'Prevention and Diversion Assessment Tool' } })),
    note: optional(field.longText({ label: 'What has changed', hint: 'Strengths as well as risks' })),
  },
  recordedBy: ['case-manager', 'team-manager', 'business-support'],
  compartment: 'case',
  retention: 'case-record',
  demands: (d) =>
    d.yogrs === undefined && d.reoffending === undefined && d.harm === undefined && d['safety-and-wellbeing'] === undefined && (d.note ?? '').trim() === ''
      ? [{ field: 'yogrs', expected: 'at least one score or rating, or what was looked at' }]
      : [],
  summary: (d) =>
    [
      d.yogrs !== undefined ? `YOGRS ${d.yogrs}` : undefined,
      d.reoffending ? `reoffending ${SCALES.rating[d.reoffending].toLowerCase()}` : undefined,
      d.harm ? `serious harm ${SCALES.rating[d.harm].toLowerCase()}` : undefined,
      d['safety-and-wellbeing'] ? `safety and well-being ${SCALES.rating[d['safety-and-wellbeing']].toLowerCase()}` : undefined,
    ]
      .filter(Boolean)
      .join(', '),
});
