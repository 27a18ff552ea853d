import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { RECEIVED_SORTS } from './transfer-sorts.ts';

/** That another service has sent a record and waits for an answer. Whose it is is not said here: that is in the parcel alone. */
export const transferArrived = kind({
  name: 'transfer.arrived',
  subject: 'unit',
  family: 'transfer',
  label: 'A record was sent to us',
  nature: 'fact',
  fields: {
    'from-name': field.text({ label: 'By which service' }),
    sort: field.choice({ label: 'What kind of move', options: RECEIVED_SORTS }),
    day: field.date({ label: 'From which day', future: true }),
    until: optional(field.date({ label: 'Until which day', future: true })),
  },
  recordedBy: ['system'],
  compartment: 'restricted',
  retention: 'service',
  summary: (d) => `${d['from-name']}: ${RECEIVED_SORTS[d.sort]}`,
});
