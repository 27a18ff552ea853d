import type { AnyKind, Crossing, Family } from '../chronology/kind.ts';

/**
 * How entries of a family cross. What happened to the child crosses as it is, and the receiving service's own policy reads it. What one
 * service decided by its own scheme (its colours, lists, levels, strands) is told in words, so that it can make nobody a member of
 * another's. What is about the working of the record itself stays.
 */
const BY_FAMILY: Readonly<Record<Family, Crossing>> = {
  identity: 'whole', flag: 'whole', assessment: 'whole', order: 'whole', offence: 'whole', custody: 'whole', court: 'whole', plan: 'whole', action: 'whole',
  contact: 'whole', document: 'whole', support: 'whole', intelligence: 'whole',
  dyo: 'in-words', rag: 'in-words', strand: 'in-words', enforcement: 'in-words', oversight: 'in-words', prevention: 'in-words', meeting: 'in-words', family: 'in-words',
  consent: 'in-words', allocation: 'in-words',
  transfer: 'never', sharing: 'never', rights: 'never', area: 'never', supervision: 'never', access: 'never', retention: 'never', duty: 'never', tracker: 'in-words',
  cohort: 'never', partnership: 'never', staff: 'never', victim: 'never', service: 'never',
};

/** How entries of a kind cross to another service. */
export function crossingOf(kind: AnyKind | undefined): Crossing {
  if (kind === undefined || kind.subject !== 'child' || kind.background === true) return 'never';
  // What came from a third service in words goes on in words.
  if (kind.name === 'history.received') return 'in-words';
  return kind.crosses ?? BY_FAMILY[kind.family];
}

/** The groups in which somebody chooses what goes across. */
export const GROUPS = {
  who: 'Who the child is, and how to reach the family',
  safety: 'What keeps people safe',
  orders: 'Orders, offences, court and custody',
  assessments: 'Assessments',
  plans: 'Plans and actions',
  contacts: 'Contacts',
  support: 'Support and services',
  documents: 'Documents',
  practice: 'How this service worked with the child (told in words)',
} as const;
export type Group = keyof typeof GROUPS;
export const GROUP_NAMES = Object.keys(GROUPS) as readonly Group[];

const GROUP_OF: Readonly<Partial<Record<Family, Group>>> = {
  identity: 'who', flag: 'safety', intelligence: 'safety', order: 'orders', offence: 'orders', court: 'orders', custody: 'orders', assessment: 'assessments', plan: 'plans', action: 'plans',
  contact: 'contacts', support: 'support', document: 'documents',
};

/** The group of a kind; what is told in words because it is the service's own practice has one of its own. */
export function groupOf(kind: AnyKind): Group {
  return (crossingOf(kind) === 'in-words' ? undefined : GROUP_OF[kind.family]) ?? 'practice';
}

/** What is chosen to begin with, for each sort of move: what is needed to go on with the child, and no more. Whoever puts it together changes it. */
export const CHOSEN_FIRST: Readonly<Record<'permanent' | 'caretaking' | 'information', readonly Group[]>> = {
  permanent: ['who', 'safety', 'orders', 'assessments', 'plans', 'contacts', 'support', 'documents'],
  caretaking: ['who', 'safety', 'orders', 'assessments', 'plans', 'documents'],
  information: ['who', 'safety'],
};
