import type { Reply } from '../../route.ts';

/** The entry is there and its file is not, or is another: said as it is, since somebody has to put it back. */
export function failureOf(name: string): Reply {
  return { is: 'not-found', what: `${name} is on record, and the file itself cannot be opened. Tell whoever looks after the program: a backup holds it, and the check of the record says what is wrong.` };
}
