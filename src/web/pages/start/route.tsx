import type { Role } from '../../../core/access/roles.ts';
import { route, type Route } from '../../route.ts';
import { NAVIGATION, type NavigationKey } from '../../layout/navigation.ts';
import { mayOpen, menuOf } from '../../server/menu.ts';

/** Where somebody's day begins: a case manager's with their work, an analyst's with the register, the governance officer's with what waits for them, the administrator's with the accounts, everybody else's with the first section that is theirs. */
const BEGINS: Readonly<Partial<Record<Role, NavigationKey>>> = { 'case-manager': 'my-work', volunteer: 'my-work', 'performance-analyst': 'register', 'information-governance-officer': 'my-work', administrator: 'accounts' };

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
