import { sealedProofs } from '../../app/accounts/second-proofs-sealed.ts';
import { longDate, plainDate } from '../../core/values/plain-date.ts';
import { withDatabase } from '../connect.ts';
import { EXIT, WrongUse, type Verb } from '../verb.ts';

export const secret: Verb = {
  name: 'secret',
  usage: 'rewrap',
  says: 'Seals second proofs with the newest of THROUGHLINE_SECRET, and says when the older secrets can be left out.',
  options: [],
  async run(call, out) {
    if (call.words[0] !== 'rewrap') throw new WrongUse('Say what to do with the secret: ./throughline secret rewrap.');
    return withDatabase(call, out, async ({ desk, services, identity }) => {
      const came = await sealedProofs(desk, services, true);
      const kept = await identity.lastDraftExpires();
      const secrets = desk.keys.length;
      if (call.json) out.json({ ...came, secrets, keptUntil: kept ?? null });
      else {
        out.line(`${came.changed} second proofs are sealed with the newest secret now, ${came.alreadyNewest} were already.`);
        if (came.oldCodes.length > 0) out.line(`Recovery codes of these people were made with an older secret and go with it: ${came.oldCodes.join(', ')}. Ask them to make new ones, on the page of their account.`);
        if (came.unreadable.length > 0) out.line(`No secret given opens the second proofs of: ${came.unreadable.join(', ')}. Put the secret they were sealed with after the newest, with a comma; or, if it is lost: ./throughline account end-second-factor NAME.`);
        if (secrets === 1) out.line('One secret is given: there is no older one to leave out.');
        else if (kept === undefined) out.line('No form that somebody typed is kept: the older secrets can be left out at the next start. In the key file of the data folder, too, nothing is needed then.');
        else out.line(`Forms that were typed and not sent are kept until ${longDate(plainDate(kept.slice(0, 10)))} at most, and go then by themselves. After that day the older secrets can be left out; before it, such forms would be lost.`);
      }
      return came.unreadable.length === 0 ? EXIT.done : EXIT.faults;
    });
  },
};
