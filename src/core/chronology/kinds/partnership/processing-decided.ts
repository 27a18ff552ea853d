import { MANAGERS } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const processingDecided = kind({
  name: 'processing.decided',
  subject: 'unit',
  family: 'service',
  label: 'Decision on processing personal data',
  nature: 'decision',
  fields: {
    activity: field.text({ label: 'Which activity', hint: 'For example, a weekly list' }),
    decision: field.longText({ label: 'What was decided', max: 4000 }),
    reason: field.longText({ label: 'Why', max: 4000 }),
    decider: field.text({ label: 'Who decided' }),
  },
  recordedBy: [...MANAGERS, 'information-governance-officer'],
  compartment: 'case',
  retention: 'service',
  summary: (d) => `${d.activity}: ${d.decision} (${d.decider}: ${d.reason})`,
});
