/**
 * The roles in which people act. A person may hold several; an entry records the one that was used.
 * Duties and gates name roles; which person that is comes from allocations, areas and teams.
 */
export const ROLES = {
  'case-manager': 'Case manager',
  'team-manager': 'Team manager',
  'service-manager': 'Service manager',
  'head-of-service': 'Head of service',
  'offender-management-coordinator': 'Offender Management Coordinator',
  'seconded-police-officer': 'Seconded police officer',
  'neighbourhood-police-officer': 'Neighbourhood police officer',
  'panel-chair': 'Panel chair',
  'mappa-manager': 'MAPPA manager',
  'performance-analyst': 'Performance analyst',
  'business-support': 'Business support',
  'volunteer': 'Volunteer',
  'administrator': 'Administrator',
  'system': 'Throughline',
} as const;

export type Role = keyof typeof ROLES;

export const ROLE_NAMES = Object.keys(ROLES) as readonly Role[];

export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text);
}

/** "Case manager" */
export function roleLabel(role: Role): string {
  return ROLES[role];
}

/** Roles of the youth justice service that manage: each may stand in for the one below where a gate asks for "a manager". */
export const MANAGERS: readonly Role[] = ['team-manager', 'service-manager', 'head-of-service'];

/** Roles that work with children's cases day by day and may record ordinary entries about them. */
export const CASE_ROLES: readonly Role[] = [
  'case-manager', 'team-manager', 'service-manager', 'head-of-service', 'offender-management-coordinator', 'seconded-police-officer', 'business-support',
];
