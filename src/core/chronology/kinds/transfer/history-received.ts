import { MANAGERS } from '../../../access/roles.ts';
import { field } from '../../fields.ts';
import { kind } from '../../kind.ts';

/** What another service had on record and tells in words: how it worked, or an entry of which a part is blacked out. No rule here follows from it. */
export const historyReceived = kind({
  name: 'history.received',
  subject: 'child',
  family: 'transfer',
  label: 'From the record of another service, in words',
  nature: 'fact',
  fields: {
    title: field.text({ label: 'What it is' }),
    text: field.longText({ label: 'What it says', max: 30000 }),
    'seen-by': field.choice({ label: 'Who may see it', options: { case: 'Everybody who works with the case', restricted: 'Managers', 'police-intelligence': 'Seconded police officers', health: 'Health workers' } }),
  },
  recordedBy: MANAGERS,
  compartment: 'case',
  compartmentOf: (d) => d['seen-by'],
  ownPage: true,
  retention: 'case-record',
  fixed: ['seen-by'],
  summary: (d) => `${d.title}. ${d.text}`,
});
