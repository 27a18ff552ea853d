import { route, type Route } from '../../route.ts';
import { showShared, submitAsk } from './child.tsx';
import { giveSharedFile } from './file.ts';
import { showList } from './list.tsx';

const SEEING = { permission: 'shared.see', purpose: 'reading what was shared with the agency' } as const;
const seen = { event: 'shared.opened', shown: 'what was shared with the agency' } as const;

/** What a partner agency may read here, and asks for. */
export const routes: readonly Route[] = [
  route({ ...SEEING, method: 'GET', path: '/shared', audit: { event: 'shared.list', shown: 'children of whom something is shared' }, handle: showList }),
  route({ ...SEEING, method: 'GET', path: '/shared/:child', audit: seen, handle: showShared }),
  route({ ...SEEING, method: 'POST', path: '/shared/:child', audit: seen, handle: submitAsk }),
  route({ ...SEEING, method: 'GET', path: '/shared/:child/documents/:entry/file', audit: { event: 'shared.document-taken', shown: 'a document that was shared with the agency' }, handle: giveSharedFile }),
];
