import type { Role } from '../../../core/access/roles.ts';
import { route, type Route } from '../../route.ts';
import { NAVIGATION, type NavigationKey } from '../../layout/navigation.ts';
import { mayOpen, menuOf } from '../../server/menu.ts';

/** Where somebody's day begins: the coordinator's with the board, an analyst's with the register, everybody else's with their work. */
const BEGINS: Readonly<Partial<Record<Role, NavigationKey>>> = { 'offender-management-coordinator': 'board', 'performance-analyst': 'register', administrator: 'accounts' };

export const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/',
    permission: 'signed in',
    purpose: 'first page',
    audit: 'none: shows no child',
    handle: ({ who }) => {
      const preferred = BEGINS[who.role];
      const key = preferred !== undefined && mayOpen(who.reader.roles, preferred) ? preferred : (menuOf(who.reader.roles)[0] ?? 'policy');
      return Promise.resolve({ is: 'redirect', to: NAVIGATION[key].href });
    },
  }),
];
