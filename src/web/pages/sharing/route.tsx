import { route, type Route } from '../../route.ts';
import { showShare, submitShare } from './share.tsx';
import { showSharing } from './overview.tsx';

const SHARING = { permission: 'disclosure.make', purpose: 'sharing information about the child' } as const;

/** What was shared about a child, and sharing more. */
export const routes: readonly Route[] = [
  route({ permission: 'cases.see', purpose: 'seeing what was shared', method: 'GET', path: '/children/:child/sharing', audit: { event: 'child.sharing', shown: 'what was shared and asked' }, handle: showSharing }),
  route({ ...SHARING, method: 'GET', path: '/children/:child/share', audit: { event: 'child.share-form', shown: 'entries that could be shared' }, handle: showShare }),
  route({ ...SHARING, method: 'POST', path: '/children/:child/share', audit: { event: 'child.share-form', shown: 'entries that could be shared' }, handle: submitShare }),
];
