import { MANAGERS } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { KEPT_BESIDE } from './everything-kept.ts';

export const holdPlaced = kind({
  name: 'hold.placed',
  subject: 'child',
  also: KEPT_BESIDE,
  family: 'retention',
  label: 'Legal hold placed',
  hint: 'Nothing of the record is erased while a hold stands, whatever its rule says: for a claim, an inquiry, a review, a complaint or a court.',
  nature: 'decision',
  fields: {
    'asked-by': field.text({ label: 'Who asks for it', hint: 'The inquiry, the court, the solicitor, the review' }),
    why: field.longText({ label: 'Why', max: 2000 }),
    'review-on': field.date({ label: 'When it is looked at again', hint: 'A hold does not end by itself. On this day somebody says whether it is still needed', future: true }),
  },
  recordedBy: [...MANAGERS, 'information-governance-officer'],
  compartment: 'case',
  retention: 'case-record',
  summary: (d, names) => `for ${d['asked-by']}: ${d.why}; looked at again on ${names.date(d['review-on'])}`,
});
