import { route, type Route } from '../../route.ts';
import { showAdd, submitAdd } from './add.tsx';
import { showBlackOut, submitBlackOut } from './black-out.tsx';
import { giveFile } from './file.ts';
import { showDocuments } from './list.tsx';

const READING = { permission: 'cases.see', purpose: 'working with the child' } as const;
const KEEPING = { permission: 'cases.record', purpose: 'recording about the child', audit: { event: 'child.record-form', shown: 'form of a document to be kept' } } as const;

/** Documents that belong to a child's record: letters received, orders, agreements, proof of what was shared. */
export const routes: readonly Route[] = [
  route({ ...READING, method: 'GET', path: '/children/:child/documents', audit: { event: 'child.documents', shown: 'titles of the documents kept' }, handle: showDocuments }),
  route({ ...KEEPING, method: 'GET', path: '/children/:child/documents/add', handle: showAdd }),
  route({ ...KEEPING, method: 'POST', path: '/children/:child/documents/add', handle: submitAdd }),
  route({ ...READING, method: 'GET', path: '/children/:child/documents/:entry/file', audit: { event: 'child.document-taken', shown: 'a document' }, handle: giveFile }),
  route({ ...KEEPING, method: 'GET', path: '/children/:child/documents/:entry/black-out', handle: showBlackOut }),
  route({ ...KEEPING, method: 'POST', path: '/children/:child/documents/:entry/black-out', handle: submitBlackOut }),
];
