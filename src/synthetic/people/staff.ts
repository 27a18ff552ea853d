import type { Role } from '../../core/access/roles.ts';
import { uuidOf } from '../ids.ts';

export interface StaffPost {
  readonly role: Role;
  /** a neighbourhood policing area; empty for the whole service */
  readonly area: string;
}

/** Somebody invented who works with the demonstration service, with the account that they sign in with. */
export interface StaffMember {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly agency: 'leicester-city-yos' | 'leicestershire-police' | 'probation-service' | 'childrens-social-care';
  readonly team: string;
  readonly posts: readonly StaffPost[];
}

const YOS = 'leicester-city-yos';
const POLICE = 'leicestershire-police';
const PROBATION = 'probation-service';
const SOCIAL_CARE = 'childrens-social-care';

function member(name: string, team: string, roles: readonly (Role | readonly [Role, string])[], agency: StaffMember['agency'] = YOS): StaffMember {
  const key = name.toLowerCase().replace(/[^a-z]+/g, '-');
  const posts = roles.map((r) => (typeof r === 'string' ? { role: r, area: '' } : { role: r[0], area: r[1] }));
  return { key, id: uuidOf(`worker ${key}`), name, username: key.replaceAll('-', '.'), agency, team, posts };
}

const NORTH = 'North team';
const SOUTH = 'South team';
const ALL = 'Service';

/** Case managers bear the names in the samples' trackers, four to a team. */
export const CASE_MANAGERS: readonly StaffMember[] = [
  member('L. Marlowe', NORTH, ['case-manager']),
  member('M. Birch', NORTH, ['case-manager']),
  member('D. Quill', NORTH, ['case-manager']),
  member('P. Oakes', NORTH, ['case-manager']),
  member('S. Adeyemi', SOUTH, ['case-manager']),
  member('J. Thakrar', SOUTH, ['case-manager']),
  member('R. Fenwick', SOUTH, ['case-manager']),
  member('T. Sandhu', SOUTH, ['case-manager']),
];
export const TEAM_MANAGERS: readonly StaffMember[] = [member('H. Calloway', NORTH, ['team-manager']), member('N. Raval', SOUTH, ['team-manager'])];
export const SERVICE_MANAGER = member('C. Ashdown', ALL, ['service-manager']);
export const HEAD_OF_SERVICE = member('V. Okonjo', ALL, ['head-of-service']);
export const COORDINATOR = member('J. Moran', ALL, ['offender-management-coordinator']);
/** Each seconded officer covers two neighbourhood policing areas. */
export const POLICE_OFFICERS: readonly StaffMember[] = [
  member('PC A. Whitlock', 'Seconded police', [['seconded-police-officer', 'Central Leicester'], ['seconded-police-officer', 'East Leicester']], POLICE),
  member('PC S. Dhanda', 'Seconded police', [['seconded-police-officer', 'South Leicester'], ['seconded-police-officer', 'West Leicester']], POLICE),
];
export const ANALYST = member('E. Varga', ALL, ['performance-analyst']);
export const BUSINESS_SUPPORT = member('K. Loomis', ALL, ['business-support']);
export const VOLUNTEER = member('B. Hartnell', 'Volunteers', ['volunteer']);
export const ADMINISTRATOR = member('O. Prentice', ALL, ['administrator']);
export const PANEL_CHAIR = member('F. Lindqvist', ALL, ['panel-chair']);

/** Others of the service whose days differ. */
export const OTHERS: readonly StaffMember[] = [
  member('I. Brandt', ALL, ['court-officer']),
  member('Y. Castell', ALL, ['quality-manager']),
  member('W. Pell', ALL, ['performance-manager']),
  member('U. Nakamura', ALL, ['information-governance-officer']),
  member('Z. Abara', ALL, ['victim-worker']),
];
/** Officers of partner agencies: they see what was shared with their agency, and nothing else. */
export const PARTNERS: readonly StaffMember[] = [
  member('G. Ferreira', 'Probation', ['probation-officer'], PROBATION),
  member('X. Delaney', 'Probation', ['mappa-manager'], PROBATION),
  member('PC R. Okafor', 'Neighbourhood police', [['neighbourhood-police-officer', 'Central Leicester']], POLICE),
  member('Q. Harlow', 'IOM hub', ['hub-coordinator'], POLICE),
  member('Insp. L. Baptiste', 'IOM hub', ['police-iom-inspector'], POLICE),
  member('A. Sorensen', 'Social care', ['social-worker'], SOCIAL_CARE),
];

/** The service as it is staffed; a larger caseload has more case managers and team managers, so that each holds as many children as here. */
export function staffFor(children: number): { readonly caseManagers: readonly StaffMember[]; readonly teamManagers: readonly StaffMember[]; readonly all: readonly StaffMember[] } {
  const teams = Math.max(1, Math.ceil(children / 300));
  const more = Array.from({ length: teams - 1 }, (_, t) => t + 2);
  const caseManagers = [...CASE_MANAGERS, ...more.flatMap((t) => CASE_MANAGERS.map((c) => member(`${c.name} ${t}`, `${c.team} ${t}`, ['case-manager'])))];
  const teamManagers = [...TEAM_MANAGERS, ...more.flatMap((t) => TEAM_MANAGERS.map((c) => member(`${c.name} ${t}`, `${c.team} ${t}`, ['team-manager'])))];
  const rest = [SERVICE_MANAGER, HEAD_OF_SERVICE, COORDINATOR, ...POLICE_OFFICERS, ANALYST, BUSINESS_SUPPORT, VOLUNTEER, ADMINISTRATOR, PANEL_CHAIR, ...OTHERS, ...PARTNERS];
  return { caseManagers, teamManagers, all: [...caseManagers, ...teamManagers, ...rest] };
}

/** The team manager of a case manager, and the seconded officer of an area. */
export function managerOf(caseManager: StaffMember, teamManagers: readonly StaffMember[]): StaffMember {
  return teamManagers.find((t) => t.team === caseManager.team) ?? teamManagers[0]!;
}

export function officerOf(area: string): StaffMember {
  return POLICE_OFFICERS.find((o) => o.posts.some((p) => p.area === area)) ?? POLICE_OFFICERS[0]!;
}
