import { route, type Route } from '../../route.ts';
import { addChild, showAddChild } from './add-child.tsx';
import { showKinds } from './kinds.tsx';
import { showNote, submitNote } from './note.tsx';
import { showRecord, submitRecord } from './record.tsx';

const RECORDING = { permission: 'cases.record', purpose: 'recording about the child' } as const;
const form = { event: 'child.record-form', shown: 'form of an entry, with what it draws on' } as const;

/** Recording about a child: any kind by its generated form, the note in a form of its own, a new child. */
export const routes: readonly Route[] = [
  route({ ...RECORDING, method: 'GET', path: '/children/:child/record', audit: form, handle: showKinds }),
  route({ ...RECORDING, method: 'GET', path: '/children/:child/record/:kind', audit: form, handle: showRecord }),
  route({ ...RECORDING, method: 'POST', path: '/children/:child/record/:kind', audit: form, handle: submitRecord }),
  route({ ...RECORDING, method: 'GET', path: '/children/:child/note', audit: form, handle: showNote }),
  route({ ...RECORDING, method: 'POST', path: '/children/:child/note', audit: form, handle: submitNote }),
  route({ method: 'GET', path: '/children/new', permission: 'children.add', purpose: 'adding a child', audit: 'none: shows no child', handle: showAddChild }),
  route({ method: 'POST', path: '/children', permission: 'children.add', purpose: 'adding a child', audit: { event: 'child.added', shown: 'children with a like name' }, handle: addChild }),
];
