import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const LANDLORDS = { 'housing-company': 'Housing company (arm’s-length management organisation)', private: 'Private landlord', 'housing-association': 'Housing association', other: 'Another landlord' } as const;
export const LANDLORD_RESULTS = { offered: 'Offered a place', refused: 'Refused', waiting: 'No answer yet' } as const;

export const landlordApproached = kind({
  name: 'landlord.approached',
  subject: 'child',
  family: 'support',
  label: 'Landlord approached',
  nature: 'fact',
  fields: {
    type: field.choice({ label: 'Which sort of landlord', options: LANDLORDS }),
    who: field.text({ label: 'Who' }),
    result: field.choice({ label: 'Result', options: LANDLORD_RESULTS }),
    reason: optional(field.longText({ label: 'Reason that was given', max: 2000 })),
  },
  recordedBy: [...CASE_ROLES, 'hub-coordinator'],
  compartment: 'case',
  retention: 'case-record',
  demands: (d) => (d.result === 'refused' && (d.reason ?? '').trim() === '' ? [{ field: 'reason', expected: 'the reason that was given, or that none was given' }] : []),
  summary: (d) => [LANDLORDS[d.type], d.who, LANDLORD_RESULTS[d.result].toLowerCase(), d.reason].filter(Boolean).join(', '),
});
