import { MANAGERS } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { KEPT_BESIDE } from './everything-kept.ts';

export const holdReviewed = kind({
  name: 'hold.reviewed',
  subject: 'child',
  also: KEPT_BESIDE,
  family: 'retention',
  label: 'Legal hold still needed',
  nature: 'decision',
  answers: ['hold.placed'],
  fields: {
    why: field.longText({ label: 'Why it is still needed', max: 2000 }),
    'review-on': field.date({ label: 'When it is looked at again', future: true }),
  },
  recordedBy: [...MANAGERS, 'information-governance-officer'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d, names) => `${d.why}; looked at again on ${names.date(d['review-on'])}`,
});
