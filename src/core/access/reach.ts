import { COMPARTMENTS, type Compartment } from '../chronology/entry.ts';
import { ROLE_NAMES, type Role } from './roles.ts';

/** How far somebody's roles let them see: every child of the service, only the children allocated to them, or none. */
export type Reach = 'service' | 'allocated' | 'none';

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
  'neighbourhood-police-officer': NOTHING,
  'panel-chair': CASE,
  'npa-sergeant': NOTHING,
  'iom-linked-officer': NOTHING,
  'police-iom-inspector': NOTHING,
  'iom-detective-inspector': NOTHING,
  'mosovo-detective-inspector': NOTHING,
  'hub-coordinator': NOTHING,
  'probation-officer': NOTHING,
  'senior-probation-officer': NOTHING,
  'crc-manager': NOTHING,
  'criminal-justice-hub-manager': NOTHING,
  'social-worker': NOTHING,
  'court-officer': CASE,
  'quality-manager': CASE,
  'performance-manager': { reach: 'service', compartments: ['case'] },
  'mappa-manager': NOTHING,
  'performance-analyst': { reach: 'service', compartments: ['case'] },
  'business-support': KEEPING,
  volunteer: { reach: 'allocated', compartments: ['case'] },
  administrator: NOTHING,
  system: { reach: 'service', compartments: COMPARTMENTS },
};

/** What a person with these roles may see: the widest reach, and the compartments of all of them. */
export function sightOf(roles: readonly Role[]): Sight {
  const sights = roles.filter((r) => r !== 'system').map((r) => SIGHT[r]);
  const reach: Reach = sights.some((s) => s.reach === 'service') ? 'service' : sights.some((s) => s.reach === 'allocated') ? 'allocated' : 'none';
  return { reach, compartments: COMPARTMENTS.filter((c) => sights.some((s) => s.compartments.includes(c))), knowsOfRestricted: sights.some((s) => s.knowsOfRestricted === true) };
}

/** The table as people read it, for the printed snapshot. */
export function sightTable(): readonly (Sight & { readonly role: Role })[] {
  return ROLE_NAMES.filter((r) => r !== 'system').map((role) => ({ role, ...sightOf([role]) }));
}
