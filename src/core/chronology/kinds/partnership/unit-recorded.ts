import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const UNIT_SORTS = { service: 'The service itself', partner: 'A partner agency', division: 'A policing division', board: 'A board' } as const;

export const unitRecorded = kind({
  name: 'unit.recorded',
  subject: 'unit',
  family: 'partnership',
  label: 'Partner or part of the service',
  hint: 'Agreements, obligations and contributions are recorded about it.',
  nature: 'fact',
  fields: {
    name: field.text({ label: 'Name', max: 100 }),
    sort: field.choice({ label: 'What it is', options: UNIT_SORTS }),
    statutory: optional(field.yesNo({ label: 'It has duties by statute', hint: 'No for charities and other voluntary partners' })),
  },
  recordedBy: [...MANAGERS, 'business-support', 'hub-coordinator'],
  compartment: 'case',
  retention: 'service',
  summary: (d) => [d.name, UNIT_SORTS[d.sort].toLowerCase(), d.statutory === undefined ? undefined : d.statutory ? 'statutory' : 'not statutory'].filter(Boolean).join(', '),
});
