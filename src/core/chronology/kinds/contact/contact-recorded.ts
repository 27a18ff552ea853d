import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { REQUIREMENTS } from '../order/order-started.ts';

export const CONTACT_OUTCOMES = {
  kept: 'Kept',
  'missed-acceptable': 'Missed, reason accepted',
  'missed-unacceptable': 'Missed, no acceptable reason',
  'cancelled-by-us': 'Cancelled by us',
  unplanned: 'Not planned',
} as const;

export const contactRecorded = kind({
  name: 'contact.recorded',
  subject: 'child',
  family: 'contact',
  label: 'Contact',
  hint: 'Note, outcome and next appointment in one.',
  nature: 'fact',
  answers: ['appointment.booked'],
  fields: {
    outcome: field.choice({ label: 'Outcome', options: CONTACT_OUTCOMES }),
    with: field.choice({ label: 'With', options: { child: 'The child', carer: 'A parent or carer', both: 'Both', professional: 'A professional' } }),
    how: field.choice({ label: 'How', options: { 'in-person': 'In person', home: 'At home', telephone: 'Telephone', video: 'Video', text: 'Text message', letter: 'Letter' } }),
    by: optional(field.roles({ label: 'Who of us', hint: 'If somebody else did, or several together' })),
    requirement: optional(field.choice({ label: 'For which requirement', options: REQUIREMENTS })),
    note: optional(field.longText({ label: 'Note', hint: 'What was said and done. Strengths as well as worries.' })),
    promises: optional(field.longText({ label: 'What we said we would do', max: 2000 })),
    'next-on': optional(field.date({ label: 'Next appointment', hint: 'For example, 1/1/2026', future: true })),
    'next-at': optional(field.time({ label: 'Time', hint: 'For example, 9:30' })),
    'next-place': optional(field.text({ label: 'Where' })),
  },
  recordedBy: [...CASE_ROLES, 'volunteer', 'neighbourhood-police-officer'],
  compartment: 'case',
  retention: 'case-record',
  writes: (d) =>
    d['next-on'] === undefined
      ? []
      : [
          {
            kind: 'appointment.booked',
            data: {
              on: d['next-on'],
              ...(d['next-at'] === undefined ? {} : { at: d['next-at'] }),
              ...(d['next-place'] === undefined ? {} : { place: d['next-place'] }),
            },
          },
        ],
  summary: (d) => [CONTACT_OUTCOMES[d.outcome], d.note].filter(Boolean).join(': '),
});
