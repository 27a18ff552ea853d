import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';

export const CONTACT_WISHES = { yes: 'Wants to be kept in touch', no: 'Does not want to be contacted', 'not-yet': 'Not decided yet' } as const;

export const victimWishesSet = kind({
  name: 'victim.wishes-set',
  subject: 'person',
  family: 'victim',
  label: 'What the victim wishes',
  nature: 'fact',
  fields: {
    contact: field.choice({ label: 'Contact', options: CONTACT_WISHES }),
    'may-be-told': field.choice({ label: 'May those who work with the child be told what is wished?', hint: 'Only the words below are passed on, without a name.', options: { yes: 'Yes, the victim agrees', no: 'No' } }),
    wishes: optional(field.longText({ label: 'What is wished', hint: 'As it may be read by whoever works with the child', max: 1000 })),
    child: field.reference('child', { label: 'Child' }),
  },
  recordedBy: ['victim-worker'],
  compartment: 'victim',
  retention: 'case-record',
  demands: (d) => (d['may-be-told'] === 'yes' && (d.wishes ?? '').trim() === '' ? [{ field: 'wishes', expected: 'what is wished, in words that may be passed on' }] : []),
  summary: (d) => `${CONTACT_WISHES[d.contact].toLowerCase()}; ${d['may-be-told'] === 'yes' ? `may be told: ${d.wishes ?? ''}` : 'nothing is passed on'}`,
});
