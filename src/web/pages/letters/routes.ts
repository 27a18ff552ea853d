import { route, type Route } from '../../route.ts';
import { letterFile, showLetters, showOneLetter } from './show.tsx';
import { showLetter, submitLetter } from './write.tsx';

const WRITING = { permission: 'cases.record', purpose: 'writing to the child or the family', audit: { event: 'child.record-form', shown: 'a letter, with what it draws on' } } as const;
const READING = { permission: 'cases.see', purpose: 'working with the child' } as const;

/** Letters to the child and the family: written from plain words, kept as they were written, never sent from here. */
export const routes: readonly Route[] = [
  route({ ...WRITING, method: 'GET', path: '/children/:child/letter', handle: showLetter }),
  route({ ...WRITING, method: 'POST', path: '/children/:child/letter', handle: submitLetter }),
  route({ ...READING, method: 'GET', path: '/children/:child/letters', audit: { event: 'child.letters', shown: 'letters written about the child' }, handle: showLetters }),
  route({ ...READING, method: 'GET', path: '/children/:child/letters/:entry', audit: { event: 'child.letters', shown: 'a letter' }, handle: showOneLetter }),
  route({ ...READING, method: 'GET', path: '/children/:child/letters/:entry/docx', audit: { event: 'child.letter-taken', shown: 'a letter as a document' }, handle: letterFile }),
];
