import type { Reply } from '../../route.ts';

/** The entry is there and its file is not, or is another: said as it is, since somebody has to put it back. */
export function failureOf(name: string): Reply {
  return { is: 'not-found', what: `${name} is on record, and the file itself cannot be opened. Tell whoever looks after the program: a backup holds it, and the check of the record says what is wrong.` };
}

/** The file is there, and is given to nobody. */
export function withheldFile(name: string): Reply {
  return { is: 'forbidden', why: `The virus scanner found something harmful in ${name} after it was kept. It is kept, and given to nobody. Ask whoever it came from for a clean copy, and add that; if you have taken this file before, tell whoever looks after your computers.` };
}
