import { may, type Permission } from '../../core/access/permissions.ts';
import type { Role } from '../../core/access/roles.ts';
import { NAVIGATION_KEYS, type NavigationKey } from '../layout/navigation.ts';

/** What each section of the menu needs. */
const NEEDS: Readonly<Record<NavigationKey, Permission>> = {
  // The day of those who work with cases: whoever has other work begins with it.
  home: 'cases.see',
  'my-work': 'work.see',
  caseload: 'cases.see',
  team: 'team.see',
  register: 'register.see',
  board: 'register.see',
  lists: 'register.see',
  measures: 'measures.see',
  meetings: 'meetings.see',
  import: 'import.run',
  // Managers come to those that name them from the page of the team.
  victims: 'victims.record',
  shared: 'shared.see',
  transfers: 'transfers.receive',
  rights: 'rights.follow',
  looking: 'audit.see',
  retention: 'retention.see',
  policy: 'policy.see',
  accounts: 'accounts.manage',
};

export function mayOpen(roles: readonly Role[], key: NavigationKey): boolean {
  return may(roles, NEEDS[key]);
}

/** The sections that somebody with these roles may open, in the order of the menu. */
export function menuOf(roles: readonly Role[]): readonly NavigationKey[] {
  return NAVIGATION_KEYS.filter((key) => mayOpen(roles, key));
}

/** The section that a page names, if it is one. */
export function sectionOf(nav: string | undefined): NavigationKey | undefined {
  return NAVIGATION_KEYS.find((key) => key === nav);
}
