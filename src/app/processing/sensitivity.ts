import type { Compartment } from '../../core/chronology/entry.ts';
import type { Family, Retention } from '../../core/chronology/kind.ts';

/** How the law sorts information: ordinary, special (UK GDPR, Article 9), about crime (Article 10). */
export const SORTS = { ordinary: 'Ordinary', special: 'Special', crime: 'Crime' } as const;
type Sort = keyof typeof SORTS;

/** The sorts that a family of entries may hold. No family is missing: the compiler proves it. */
export const SORTS_OF: Readonly<Record<Family, readonly Sort[]>> = {
  identity: ['ordinary', 'special'], flag: ['ordinary', 'special', 'crime'], assessment: ['ordinary', 'special', 'crime'], order: ['crime'], offence: ['crime'], custody: ['crime'], court: ['crime'],
  plan: ['ordinary', 'special', 'crime'], contact: ['ordinary', 'special', 'crime'], dyo: ['crime'], rag: ['crime'], action: ['ordinary', 'crime'], support: ['ordinary', 'special'], oversight: ['ordinary', 'special', 'crime'],
  intelligence: ['crime'], sharing: ['ordinary', 'special', 'crime'], consent: ['ordinary'], rights: ['ordinary', 'special', 'crime'], strand: ['crime'], enforcement: ['crime'], allocation: ['ordinary'], family: ['ordinary', 'special'],
  prevention: ['ordinary', 'crime'], area: ['ordinary'], supervision: ['ordinary'], access: ['ordinary'], duty: ['ordinary'], tracker: ['ordinary', 'special', 'crime'], meeting: ['ordinary', 'special', 'crime'], cohort: ['ordinary'],
  partnership: ['ordinary'], staff: ['ordinary'], victim: ['ordinary', 'special', 'crime'], service: ['ordinary'], document: ['ordinary', 'special', 'crime'], retention: ['ordinary'], transfer: ['ordinary', 'special', 'crime'],
};

export const COMPARTMENT_WORDS: Readonly<Record<Compartment, string>> = {
  case: 'Everybody who may open the record', restricted: 'Managers', 'police-intelligence': 'Seconded police officers', health: 'Kept for health workers', victim: 'Those who work with victims',
};

/** What the program knows of how long it is kept; the periods are the service's own. */
export const RETENTION_WORDS: Readonly<Record<Retention, string>> = {
  'case-record': 'With the child’s record', safeguarding: 'As records of safeguarding', meeting: 'As minutes of meetings', service: 'As records of the service itself',
};
