import { CASE_ROLES } from '../../../access/roles.ts';
import { agreedByAnother, sameAsProposed } from '../../../transfers/agreed.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { TRANSFER_SORTS, TRANSFER_WORDS } from './transfer-sorts.ts';

export const transferSent = kind({
  name: 'transfer.sent',
  subject: 'child',
  family: 'transfer',
  label: 'Record sent to another service',
  nature: 'decision',
  answers: ['transfer.proposed'],
  fields: {
    proposal: field.reference('entry', { label: 'As it was proposed' }),
    to: field.text({ label: 'To which service', max: 60 }),
    'to-name': field.text({ label: 'Its name' }),
    sort: field.choice({ label: 'What kind of move', options: TRANSFER_SORTS }),
    from: field.date({ label: 'From which day', future: true }),
    until: optional(field.date({ label: 'Until which day', future: true })),
    parcel: field.text({ label: 'Number of the parcel', max: 36 }),
    items: field.count({ label: 'Entries sent' }),
    digest: field.text({ label: 'Seal of what was sent (SHA-256)', max: 64 }),
  },
  // Written by the page of the transfer alone, which seals the parcel in the same act.
  recordedBy: CASE_ROLES,
  compartment: 'case',
  ownPage: true,
  retention: 'safeguarding',
  worksOut: {
    fields: {
      'agreed-by-another': optional(field.yesNo({ label: 'A manager who did not propose it has agreed' })),
      'same-as-agreed': optional(field.yesNo({ label: 'It is what was agreed to' })),
    },
    from: (data, around) => ({ 'agreed-by-another': agreedByAnother(String(data['proposal'] ?? ''), around.entries), 'same-as-agreed': sameAsProposed(data, around.entries) }),
  },
  summary: (d) => `${TRANSFER_WORDS[d.sort]}, ${d['to-name']}: ${d.items} ${d.items === 1 ? 'entry' : 'entries'}`,
});
