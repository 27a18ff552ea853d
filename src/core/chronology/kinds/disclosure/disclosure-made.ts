import { CASE_ROLES } from '../../../access/roles.ts';
import { statementsLeftBehind } from '../../../rights/disagreement.ts';
import { foreignWithoutAgreement, passedOn } from '../../../sharing/originator.ts';
import { beyondConsent, consentNames } from '../../../sharing/consent-to-tell.ts';
import { isOtherService } from '../../../transfers/other-service.ts';
import { field, optional } from '../../fields.ts';
import { kind } from '../../kind.ts';
import { WITHHELD } from '../rights/rights.ts';
import { basesOf, CHANNELS, GATEWAYS } from './gateways.ts';
import { ARTICLE_8_AIMS, DISCLOSED, RECIPIENT_SORTS, WELLBEING_AREAS } from './recipients.ts';

/** Of a document that is shared in part: a file is not given in part here. */
const FILE_LEFT_OUT = { 'not-shared': 'The file was not shared' } as const;

export const disclosureMade = kind({
  name: 'disclosure.made',
  subject: 'child',
  family: 'sharing',
  label: 'Information shared',
  hint: 'What was shared, with whom, why, on which basis in law, by which way. Share what is needed and no more.',
  nature: 'decision',
  fields: {
    to: field.agency({ label: 'With which agency' }),
    person: field.text({ label: 'With whom there' }),
    recipient: optional(field.choice({ label: 'Who that is', options: RECIPIENT_SORTS })),
    purpose: field.longText({ label: 'What for', max: 2000 }),
    gateway: field.choice({ label: 'On which basis', options: GATEWAYS }),
    'gateway-other': optional(field.text({ label: 'Which other basis' })),
    'further-bases': optional(field.choices({ label: 'Further bases', options: GATEWAYS })),
    'well-being': optional(field.choices({ label: 'Area of well-being that it serves', hint: 'Where the basis is section 10 of the Children Act 2004', options: WELLBEING_AREAS })),
    aim: optional(field.choice({ label: 'Aim', hint: 'Where the basis is Article 8.2', options: ARTICLE_8_AIMS })),
    legality: optional(field.longText({ label: 'Legality: the law that allows it', hint: 'Where private life is interfered with', max: 2000 })),
    need: optional(field.longText({ label: 'The need that it serves', max: 2000 })),
    content: optional(field.choices({ label: 'What it is about', options: DISCLOSED })),
    'content-reason': optional(field.longText({ label: 'Why more is told than the purpose ordinarily needs', max: 2000 })),
    'without-consent': optional(field.longText({ label: 'Why it is shared without consent', max: 2000 })),
    risk: optional(field.longText({ label: 'The risk or the welfare reason relied on', max: 2000 })),
    entries: optional(field.list({ label: 'Entries of the record', itemLabel: 'Entry', of: { entry: field.reference('entry', { label: 'Entry' }) } })),
    'in-part': optional(field.list({ label: 'Entries shared in part, as they are given', itemLabel: 'Entry', of: { entry: field.reference('entry', { label: 'Entry' }), title: field.text({ label: 'What it is' }), text: field.longText({ label: 'As it is given', max: 30000 }), why: field.choice({ label: 'Why not all of it', options: WITHHELD }), file: optional(field.choice({ label: 'The file', options: FILE_LEFT_OUT })) } })),
    words: optional(field.longText({ label: 'What was told, in words', max: 6000 })),
    'left-out': optional(field.list({ label: 'Left out, because it is another agency’s', itemLabel: 'Entry', of: { entry: field.reference('entry', { label: 'Entry' }), agency: field.agency({ label: 'Whose information' }) } })),
    confidentiality: optional(field.longText({ label: 'Confidentiality: what was promised, and to whom', max: 2000 })),
    'public-interest': optional(field.longText({ label: 'Public interest: why it outweighs', max: 2000 })),
    proportionality: optional(field.longText({ label: 'Proportionality: why this much and no less', max: 2000 })),
    'third-party': optional(field.yesNo({ label: 'Words about or from third parties were looked for and removed' })),
    channel: field.choice({ label: 'By which way', options: CHANNELS }),
    proof: optional(field.text({ label: 'Proof: reference, receipt, who took it' })),
    agreement: optional(field.text({ label: 'Under which information-sharing agreement' })),
    pack: optional(field.text({ label: 'Share pack', hint: 'The same for all children who were in it' })),
    until: optional(field.date({ label: 'May be read in this system until', future: true })),
  },
  recordedBy: CASE_ROLES,
  compartment: 'case',
  retention: 'safeguarding',
  worksOut: {
    fields: {
      'without-agreement': optional(field.choices({ label: 'Agencies whose information it holds and that have not agreed', options: {} as Readonly<Record<string, string>> })),
      'statements-missing': optional(field.yesNo({ label: 'A statement of disagreement stands beside an entry and does not go with it' })),
      bases: optional(field.choices({ label: 'Bases in law', options: GATEWAYS })),
      'beyond-consent': optional(field.choices({ label: 'What it is about and no consent covers', options: DISCLOSED })),
      'named-in-consent': optional(field.yesNo({ label: 'The consent names the person to whom it is told' })),
    },
    from: (data, around) => ({ 'without-agreement': foreignWithoutAgreement(data, around), 'statements-missing': statementsLeftBehind(around.entries, passedOn(data)).length > 0, bases: basesOf(data), 'beyond-consent': beyondConsent(data, around), 'named-in-consent': consentNames(data, around) }),
  },
  demands: (d) => [
    ...((d.entries ?? []).length === 0 && (d['in-part'] ?? []).length === 0 && (d.words ?? '').trim() === '' ? [{ field: 'words', expected: 'what was shared: entries of the record, or what was told in words' }] : []),
    ...(basesOf(d).includes('other') && (d['gateway-other'] ?? '').trim() === '' ? [{ field: 'gateway-other', expected: 'the basis in law' }] : []),
    ...(d.channel === 'transfer' && !isOtherService(d.to) ? [{ field: 'channel', expected: 'the way in which it was given: a record goes to another service from the page Transfer to another service' }] : []),
    ...(d.channel === 'here' && d.until === undefined ? [{ field: 'until', expected: 'the last day on which it may be read here' }] : []),
  ],
  summary: (d, names) => `${names.agency(d.to)}, ${d.person}: ${d.purpose}`,
});
