import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const SOURCE_SORTS = { child: 'The child', family: 'The family', police: 'Police', 'social-care': 'Social care', education: 'Education', health: 'Health', court: 'Court papers', other: 'Elsewhere' } as const;

export const sourceRecorded = kind({
  name: 'source.recorded',
  subject: 'child',
  family: 'assessment',
  label: 'Source of an assessment',
  nature: 'fact',
  fields: {
    sort: field.choice({ label: 'From where', options: SOURCE_SORTS }),
    who: field.text({ label: 'Who, or which document' }),
    verified: field.yesNo({ label: 'It has been verified' }),
    'why-not': optional(field.longText({ label: 'Why it could not be verified', max: 2000 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => (!d.verified && (d['why-not'] ?? '').trim() === '' ? [{ field: 'why-not', expected: 'why it could not be verified' }] : []),
  summary: (d) => [SOURCE_SORTS[d.sort], d.who, d.verified ? 'verified' : `not verified: ${d['why-not'] ?? ''}`].join(', '),
});
