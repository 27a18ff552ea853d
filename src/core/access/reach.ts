import { COMPARTMENTS, type Compartment } from '../chronology/entry.ts';
import { ROLE_NAMES, type Role } from './roles.ts';

/** How far somebody's roles let them see: every child of the service, only those allocated to them, only what was shared with their agency, or nothing. */
export type Reach = 'service' | 'allocated' | 'shared' | 'none';

export interface Sight {
  readonly reach: Reach;
  readonly compartments: readonly Compartment[];
  /** may know that a restricted record exists and whom to ask, without seeing anything in it */
  readonly knowsOfRestricted: boolean;
}

type OfRole = Omit<Sight, 'knowsOfRestricted'> & { readonly knowsOfRestricted?: true };

const CASE: OfRole = { reach: 'service', compartments: ['case'] };
const MANAGING: OfRole = { reach: 'service', compartments: ['case', 'restricted'], knowsOfRestricted: true };
/** Those who add children and hold the lists would otherwise record a child twice. */
const KEEPING: OfRole = { reach: 'service', compartments: ['case'], knowsOfRestricted: true };
/** A partner's officer: what was shared with the agency, entry by entry, whatever its compartment. */
const PARTNER: OfRole = { reach: 'shared', compartments: [] };
const NOTHING: OfRole = { reach: 'none', compartments: [] };

/**
 * What each role may see. No role is missing: the compiler proves it. Partner agencies' officers see nothing until
 * something has been shared with them; the administrator of accounts sees no child.
 */
const SIGHT: Readonly<Record<Role, OfRole>> = {
  'case-manager': CASE,
  'team-manager': MANAGING,
  'service-manager': MANAGING,
  'head-of-service': MANAGING,
  'offender-management-coordinator': KEEPING,
  'seconded-police-officer': { reach: 'service', compartments: ['case', 'police-intelligence'] },
  'neighbourhood-police-officer': PARTNER,
  'panel-chair': CASE,
  'npa-sergeant': PARTNER,
  'iom-linked-officer': PARTNER,
  'police-iom-inspector': PARTNER,
  'iom-detective-inspector': PARTNER,
  'mosovo-detective-inspector': PARTNER,
  'hub-coordinator': PARTNER,
  'probation-officer': PARTNER,
  'senior-probation-officer': PARTNER,
  'crc-manager': PARTNER,
  'criminal-justice-hub-manager': PARTNER,
  'social-worker': PARTNER,
  'court-officer': CASE,
  'quality-manager': CASE,
  'performance-manager': { reach: 'service', compartments: ['case'] },
  'mappa-manager': PARTNER,
  'performance-analyst': { reach: 'service', compartments: ['case'] },
  'business-support': KEEPING,
  volunteer: { reach: 'allocated', compartments: ['case'] },
  'information-governance-officer': NOTHING,
  administrator: NOTHING,
  system: { reach: 'service', compartments: COMPARTMENTS },
};

/** What a person with these roles may see: the widest reach, and the compartments of all of them. */
export function sightOf(roles: readonly Role[]): Sight {
  const sights = roles.filter((r) => r !== 'system').map((r) => SIGHT[r]);
  const reach: Reach = sights.some((s) => s.reach === 'service') ? 'service' : sights.some((s) => s.reach === 'allocated') ? 'allocated' : sights.some((s) => s.reach === 'shared') ? 'shared' : 'none';
  return { reach, compartments: COMPARTMENTS.filter((c) => sights.some((s) => s.compartments.includes(c))), knowsOfRestricted: sights.some((s) => s.knowsOfRestricted === true) };
}

/** The table as people read it, for the printed snapshot. */
export function sightTable(): readonly (Sight & { readonly role: Role })[] {
  return ROLE_NAMES.filter((r) => r !== 'system').map((role) => ({ role, ...sightOf([role]) }));
}
