import { MANAGERS } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { GATEWAYS } from '../disclosure/gateways.ts';
import { RECEIVED_SORTS, TRANSFER_WORDS } from './transfer-sorts.ts';

/** That a record came from another service, with where each of its entries was written down first. */
export const recordReceived = kind({
  name: 'record.received',
  subject: 'child',
  family: 'transfer',
  label: 'Record received from another service',
  nature: 'decision',
  fields: {
    from: field.text({ label: 'From which service', max: 60 }),
    'from-name': field.text({ label: 'Its name' }),
    sort: field.choice({ label: 'What kind of move', options: RECEIVED_SORTS }),
    day: field.date({ label: 'From which day', future: true }),
    until: optional(field.date({ label: 'Until which day', future: true })),
    why: field.longText({ label: 'Why it was sent', max: 2000 }),
    address: optional(field.longText({ label: 'Where the child can be reached', max: 500 })),
    gateway: field.choice({ label: 'On which basis it was sent', options: GATEWAYS }),
    'gateway-other': optional(field.text({ label: 'Which other basis' })),
    person: field.text({ label: 'For whom here' }),
    sender: field.text({ label: 'Who sent it' }),
    'left-out': optional(field.longText({ label: 'Left out, because it is another agency’s', max: 12000 })),
    items: field.count({ label: 'Entries that came' }),
    parcel: field.text({ label: 'Number of the parcel', max: 36 }),
    digest: field.text({ label: 'Seal of what came (SHA-256)', max: 64 }),
    entries: field.list({
      label: 'Where each entry comes from', itemLabel: 'Entry',
      of: {
        entry: field.reference('entry', { label: 'Entry' }),
        whose: field.text({ label: 'Whose information' }),
        as: field.role({ label: 'Recorded there by' }),
        on: field.date({ label: 'Recorded there on' }),
        behind: optional(field.longText({ label: 'What it held there and means nothing here', max: 4000 })),
      },
    }),
  },
  recordedBy: MANAGERS,
  compartment: 'case',
  ownPage: true,
  retention: 'safeguarding',
  summary: (d, names) => `${TRANSFER_WORDS[d.sort]}, ${d['from-name']}, from ${names.date(d.day)}${d.until === undefined ? '' : ` until ${names.date(d.until)}`}: ${d.items} ${d.items === 1 ? 'entry' : 'entries'}`,
});
