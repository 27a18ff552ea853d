import { route, type Route } from '../../route.ts';
import { showInterface } from './interface.tsx';

/** What systems of agencies may ask for, for everybody who reads policy here. */
export const routes: readonly Route[] = [
  route({ method: 'GET', path: '/interface', permission: 'policy.see', purpose: 'reading what systems may ask for', audit: 'none: shows no child', handle: showInterface }),
];
