import { CASE_ROLES } from '../../../access/roles.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { GATEWAYS } from '../disclosure/gateways.ts';
import { ARTICLE_8_AIMS, WELLBEING_AREAS } from '../disclosure/recipients.ts';
import { WITHHELD } from '../rights/rights.ts';
import { IN_WORDS, TRANSFER_SORTS, TRANSFER_WORDS } from './transfer-sorts.ts';

/** What is to go to another service, as it was put together: what a manager agrees to, and what is sent, and nothing else. */
export const transferProposed = kind({
  name: 'transfer.proposed',
  subject: 'child',
  family: 'transfer',
  label: 'Transfer to another service proposed',
  hint: 'A manager looks at what is to go and agrees before anything is sent. Send what the other service needs and no more.',
  nature: 'decision',
  fields: {
    to: field.text({ label: 'To which service', max: 60 }),
    'to-name': field.text({ label: 'Its name' }),
    sort: field.choice({ label: 'What kind of move', options: TRANSFER_SORTS }),
    from: field.date({ label: 'From which day', future: true }),
    until: optional(field.date({ label: 'Until which day', hint: 'Where the other service supervises for a time', future: true })),
    why: field.longText({ label: 'Why', max: 2000 }),
    address: optional(field.longText({ label: 'Where the child can be reached from then on', max: 500 })),
    person: field.text({ label: 'For whom there', hint: 'The name or the post of whoever is to deal with it' }),
    gateway: field.choice({ label: 'On which basis', options: GATEWAYS }),
    'gateway-other': optional(field.text({ label: 'Which other basis' })),
    'further-bases': optional(field.choices({ label: 'Further bases', options: GATEWAYS })),
    'well-being': optional(field.choices({ label: 'Area of well-being that it serves', hint: 'Where the basis is section 10 of the Children Act 2004', options: WELLBEING_AREAS })),
    aim: optional(field.choice({ label: 'Aim', hint: 'Where the basis is Article 8.2', options: ARTICLE_8_AIMS })),
    legality: optional(field.longText({ label: 'Legality: the law that allows it', hint: 'Where private life is interfered with', max: 2000 })),
    need: optional(field.longText({ label: 'The need that it serves', max: 2000 })),
    risk: optional(field.longText({ label: 'The risk or the welfare reason relied on', max: 2000 })),
    'without-consent': optional(field.longText({ label: 'Why it is shared without consent', max: 2000 })),
    confidentiality: optional(field.longText({ label: 'Confidentiality: what was promised, and to whom', max: 2000 })),
    'public-interest': optional(field.longText({ label: 'Public interest: why it outweighs', max: 2000 })),
    proportionality: optional(field.longText({ label: 'Proportionality: why this much and no less', max: 2000 })),
    'third-party': optional(field.yesNo({ label: 'Words about or from third parties were looked for and removed' })),
    agreement: optional(field.text({ label: 'Under which information-sharing agreement' })),
    entries: optional(field.list({ label: 'Entries that go as they are', itemLabel: 'Entry', of: { entry: field.reference('entry', { label: 'Entry' }) } })),
    'in-words': optional(field.list({
      label: 'Entries that are told in words', itemLabel: 'Entry',
      of: {
        entry: field.reference('entry', { label: 'Entry' }),
        title: field.text({ label: 'What it is' }),
        text: field.longText({ label: 'As it is told', max: 30000 }),
        how: field.choice({ label: 'Why in words', options: IN_WORDS }),
        why: optional(field.choice({ label: 'Why not all of it', options: WITHHELD })),
      },
    })),
    'left-out': optional(field.list({ label: 'Left out, because it is another agency’s', itemLabel: 'Entry', of: { entry: field.reference('entry', { label: 'Entry' }), agency: field.agency({ label: 'Whose information' }) } })),
    reasons: optional(field.list({ label: 'What rules asked', itemLabel: 'Answer', of: { clause: field.text({ label: 'Rule' }), text: field.longText({ label: 'Answer', max: 2000 }) } })),
    // Worked out when it is put together; by it is known that what is sent is what was agreed to.
    digest: optional(field.text({ label: 'Seal of what goes', max: 64 })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  ownPage: true,
  retention: 'safeguarding',
  // What a manager has agreed to is not changed afterwards: it is taken back and put together anew.
  fixed: ['to', 'to-name', 'sort', 'from', 'until', 'why', 'address', 'person', 'gateway', 'gateway-other', 'entries', 'in-words', 'left-out', 'digest'],
  demands: (d) => [
    ...(d.gateway === 'other' && (d['gateway-other'] ?? '').trim() === '' ? [{ field: 'gateway-other', expected: 'the basis in law' }] : []),
    ...(d.sort === 'caretaking' && d.until === undefined ? [{ field: 'until', expected: 'the day until which the other service supervises' }] : []),
    ...(d.sort !== 'caretaking' && d.until !== undefined ? [{ field: 'until', expected: 'nothing: only supervision for a time has an end' }] : []),
    ...(d.until !== undefined && d.until <= d.from ? [{ field: 'until', expected: 'a day after the first' }] : []),
  ],
  summary: (d, names) => `${TRANSFER_WORDS[d.sort]}, ${d['to-name']}, from ${names.date(d.from)}${d.until === undefined ? '' : ` until ${names.date(d.until)}`}: ${d.why}`,
});
