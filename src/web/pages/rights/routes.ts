import { route, type Route } from '../../route.ts';
import { copyFile, showCopy } from './bundle/copy.tsx';
import { copyWithDocuments } from './bundle/copy-zip.ts';
import { showGive, submitGive } from './bundle/give.tsx';
import { showItem, submitItem } from './bundle/item.tsx';
import { showBundle } from './bundle/list.tsx';
import { giveTogether, showTogether } from './bundle/together.tsx';
import { showReadOver, submitReadOver } from './bundle/read-over.tsx';
import { showRights } from './child-rights.tsx';
import { showFollowed } from './follow.tsx';
import { showRequest } from './request.tsx';

const SEEING = { permission: 'cases.see', purpose: 'answering what is asked about the record' } as const;
const PREPARING = { permission: 'rights.prepare', purpose: 'preparing a copy of the record for whoever asked' } as const;
const GIVING = { permission: 'rights.give', purpose: 'giving a copy of the record to whoever asked' } as const;
const seen = { event: 'child.rights', shown: 'requests about the record' } as const;
const prepared = { event: 'child.bundle', shown: 'the record, entry by entry, to decide what is given' } as const;
const whole = { event: 'child.bundle-whole', shown: 'the whole of what is given of the record' } as const;

/** What the child and the family ask about the record, and the copy that they are given. */
export const routes: readonly Route[] = [
  route({ permission: 'rights.follow', purpose: 'following requests about records', method: 'GET', path: '/rights', audit: { event: 'rights.followed', shown: 'how far requests about records have come' }, handle: showFollowed }),
  route({ ...SEEING, method: 'GET', path: '/children/:child/rights', audit: seen, handle: showRights }),
  route({ ...SEEING, method: 'GET', path: '/children/:child/rights/:entry', audit: seen, handle: showRequest }),
  route({ ...PREPARING, method: 'GET', path: '/children/:child/rights/:entry/bundle', audit: prepared, handle: showBundle }),
  route({ ...PREPARING, method: 'GET', path: '/children/:child/rights/:entry/together', audit: prepared, handle: showTogether }),
  route({ ...PREPARING, method: 'POST', path: '/children/:child/rights/:entry/together', audit: prepared, handle: giveTogether }),
  route({ ...PREPARING, method: 'GET', path: '/children/:child/rights/:entry/bundle/:item', audit: prepared, handle: showItem }),
  route({ ...PREPARING, method: 'POST', path: '/children/:child/rights/:entry/bundle/:item', audit: prepared, handle: submitItem }),
  route({ ...GIVING, method: 'GET', path: '/children/:child/rights/:entry/read-over', audit: whole, handle: showReadOver }),
  route({ ...GIVING, method: 'POST', path: '/children/:child/rights/:entry/read-over', audit: whole, handle: submitReadOver }),
  route({ ...GIVING, method: 'GET', path: '/children/:child/rights/:entry/give', fresh: true, audit: whole, handle: showGive }),
  route({ ...GIVING, method: 'POST', path: '/children/:child/rights/:entry/give', fresh: true, audit: whole, handle: submitGive }),
  route({ ...GIVING, method: 'GET', path: '/children/:child/rights/:entry/copy', audit: whole, handle: showCopy }),
  route({ ...GIVING, method: 'GET', path: '/children/:child/rights/:entry/copy/docx', fresh: true, audit: { event: 'child.bundle-taken', shown: 'a copy of the record as a document' }, handle: copyFile }),
  route({ ...GIVING, method: 'GET', path: '/children/:child/rights/:entry/copy/zip', fresh: true, audit: { event: 'child.bundle-taken', shown: 'a copy of the record with its documents' }, handle: copyWithDocuments }),
];
