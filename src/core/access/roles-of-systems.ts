import { AIM_NAMES, type Aim } from './purposes.ts';
import { AGENCY_SORTS, agencySortOf, ROLE_NAMES, type Role } from './roles.ts';
import { TABLE } from './table.ts';

/** What systems of agencies can ask for by the interface, besides who they are; a role must serve it too. */
export const AIMS_OF_SYSTEMS = ['casework', 'meetings', 'shared', 'figures', 'guidance'] as const satisfies readonly Aim[];

/** Of these a system has the row of nobody: accounts are people's business, and an assignment is of a person. */
const OF_PEOPLE_ALONE: readonly Role[] = ['system', 'administrator', 'volunteer'];

/**
 * The roles in which a system of an agency may act. A partner's has one that sees what was shared, or what the partners manage
 * together: roles of people who are seconded into the service reach the whole of it, and are for these people.
 * @param sort of the agency: one of AGENCY_SORTS; any other is the service's own
 */
export function rolesOfSystems(sort: string): readonly Role[] {
  const partner = Object.hasOwn(AGENCY_SORTS, sort) && sort !== 'youth-justice';
  return ROLE_NAMES.filter((role) => {
    if (OF_PEOPLE_ALONE.includes(role) || !aimsOfSystem(role).some((a) => a !== 'guidance')) return false;
    return partner ? agencySortOf(role) === sort && !TABLE[role].relations.includes('service') : agencySortOf(role) === 'youth-justice';
  });
}

/** What a system in this role can ask for. */
export function aimsOfSystem(role: Role): readonly Aim[] {
  return AIM_NAMES.filter((a) => AIMS_OF_SYSTEMS.some((s) => s === a) && TABLE[role].aims[a] !== undefined);
}
