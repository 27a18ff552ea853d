import { withDatabase } from '../connect.ts';
import { EXIT, WrongUse, type Verb } from '../verb.ts';

export const files: Verb = {
  name: 'files',
  usage: 'rewrap',
  says: 'Locks the documents of the record with the newest key of THROUGHLINE_FILE_KEY, so that the older keys can be thrown away.',
  options: [],
  async run(call, out) {
    if (call.words[0] !== 'rewrap') throw new WrongUse('Say what to do with the files: ./throughline files rewrap.');
    return withDatabase(call, out, async (connected) => {
      const store = connected.files;
      if (store === undefined) throw new WrongUse('THROUGHLINE_FILE_KEY is not set: give the newest key first, a comma, and the older ones.');
      const came = await store.rewrap();
      if (call.json) out.json(came);
      else {
        out.line(`${came.changed} files are locked with the newest key now, ${came.alreadyNewest} were already.`);
        if (came.unreadable > 0) out.line(`${came.unreadable} cannot be opened with any key given: ./throughline verify names them. Do not throw the older keys away.`);
      }
      return came.unreadable === 0 ? EXIT.done : EXIT.faults;
    });
  },
};
