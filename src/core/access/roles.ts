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
  'npa-sergeant': 'Neighbourhood policing sergeant',
  'iom-linked-officer': 'IOM linked officer',
  'police-iom-inspector': 'IOM Inspector',
  'iom-detective-inspector': 'IOM Detective Inspector',
  'mosovo-detective-inspector': 'MOSOVO Detective Inspector',
  'hub-coordinator': 'Hub coordinator',
  'probation-officer': 'Probation officer',
  'senior-probation-officer': 'Senior Probation Officer',
  'crc-manager': 'Community Rehabilitation Company manager',
  'criminal-justice-hub-manager': 'Criminal Justice Hub Manager',
  'social-worker': 'Social worker',
  'health-worker': 'Health worker',
  'education-worker': 'Education worker',
  'housing-officer': 'Housing officer',
  'drug-worker': 'Drug and alcohol worker',
  'victim-worker': 'Victim worker',
  'secure-estate-officer': 'Officer of the secure estate',
  'other-service-officer': 'Officer of another service',
  'court-officer': 'Court officer',
  'quality-manager': 'Quality manager',
  'performance-manager': 'Performance manager',
  'panel-chair': 'Panel chair',
  'mappa-manager': 'MAPPA manager',
  'performance-analyst': 'Performance analyst',
  'business-support': 'Business support',
  'volunteer': 'Volunteer',
  'information-governance-officer': 'Information governance officer',
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

/** The sorts of agency to which roles belong. */
export const AGENCY_SORTS = { 'youth-justice': 'Youth justice service', police: 'Police', probation: 'Probation', 'social-care': 'Social care', 'drug-service': 'Drug and alcohol service', health: 'Health', education: 'Education', housing: 'Housing', 'victim-service': 'Victim service', 'secure-estate': 'Secure estate', 'other-service': 'Another service', system: 'Throughline' } as const;
export type AgencySort = keyof typeof AGENCY_SORTS;

const PARTNERS: Readonly<Partial<Record<Role, AgencySort>>> = {
  'seconded-police-officer': 'police',
  'neighbourhood-police-officer': 'police',
  'npa-sergeant': 'police',
  'iom-linked-officer': 'police',
  'police-iom-inspector': 'police',
  'iom-detective-inspector': 'police',
  'mosovo-detective-inspector': 'police',
  'hub-coordinator': 'police',
  'mappa-manager': 'probation',
  'probation-officer': 'probation',
  'senior-probation-officer': 'probation',
  'crc-manager': 'probation',
  'criminal-justice-hub-manager': 'drug-service',
  'social-worker': 'social-care',
  'health-worker': 'health',
  'education-worker': 'education',
  'housing-officer': 'housing',
  'drug-worker': 'drug-service',
  'victim-worker': 'victim-service',
  'secure-estate-officer': 'secure-estate',
  'other-service-officer': 'other-service',
  system: 'system',
};

/** The sort of agency that a role belongs to. */
export function agencySortOf(role: Role): AgencySort {
  return PARTNERS[role] ?? 'youth-justice';
}

/** Roles of the youth justice service that manage: each may stand in for the one below where a gate asks for "a manager". */
export const MANAGERS: readonly Role[] = ['team-manager', 'service-manager', 'head-of-service'];

/** Roles that work with children's cases day by day and may record ordinary entries about them. */
export const CASE_ROLES: readonly Role[] = [
  'case-manager', 'team-manager', 'service-manager', 'head-of-service', 'offender-management-coordinator', 'seconded-police-officer', 'business-support',
];
