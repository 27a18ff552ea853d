import { endSecondFactorFromCommandLine, NoSuchAccount, resetFromCommandLine } from '../../app/accounts/way-back-in.ts';
import { LINK_HOURS } from '../../app/accounts/links.ts';
import { roleWords } from '../../app/accounts/administer.ts';
import { withDatabase, type Connected } from '../connect.ts';
import { EXIT, TODAY, WrongUse, type Call, type Exit, type Out, type Verb } from '../verb.ts';

const WHAT = 'expected list, reset NAME or end-second-factor NAME';

/** Needs the owner's login of the database, as every verb does that brings the tables up to date: nobody who works with the program has it. */
export const account: Verb = {
  name: 'account',
  usage: 'list|reset|end-second-factor [NAME]',
  says: 'The way back in for an administrator who cannot sign in: lists accounts, makes a link that sets a new password once, takes away lost second proofs.',
  options: [TODAY, { name: 'reopen', says: 'with reset: opens an account again whose last day has passed' }],
  async run(call, out) {
    const [what, name] = call.words;
    if (what === undefined || !['list', 'reset', 'end-second-factor'].includes(what)) throw new WrongUse(`There is no "account ${what ?? ''}": ${WHAT}.`);
    if (what !== 'list' && name === undefined) throw new WrongUse(`Whose account is missing: ${WHAT}. ./throughline account list names them.`);
    return withDatabase(call, out, async (connected) => {
      try {
        return await (what === 'list' ? list(call, out, connected) : change(call, out, connected, what, name ?? ''));
      } catch (error) {
        if (error instanceof NoSuchAccount) throw new WrongUse(`Nobody has the user name "${error.message}": ./throughline account list names those who have one.`);
        throw error;
      }
    });
  },
};

async function list(call: Call, out: Out, { desk, services }: Connected): Promise<Exit> {
  const rows = (await Promise.all(services.map(async (service) => (await desk.identity.accounts(service, desk.clock.today())).map((row) => ({ service, ...row }))))).flat().filter((r) => r.username !== undefined);
  if (call.json) out.json(rows.map(({ service, username, name, roles, activeUntil, secondFactor, singleSignOn }) => ({ service, username, name, roles, activeUntil: activeUntil ?? null, secondFactor, singleSignOn })));
  else {
    for (const r of rows) {
      const state = r.activeUntil !== undefined && r.activeUntil < desk.clock.today() ? `closed since ${r.activeUntil}` : r.secondFactor ? 'second proof' : 'no second proof';
      out.line(`${r.service.padEnd(16)} ${(r.username ?? '').padEnd(24)} ${r.name} (${roleWords(r.roles)}; ${state})`);
    }
    out.line(`${rows.length} accounts.`);
  }
  return EXIT.done;
}

async function change(call: Call, out: Out, { desk }: Connected, what: string, name: string): Promise<Exit> {
  if (what === 'end-second-factor') {
    const { had } = await endSecondFactorFromCommandLine(desk, name);
    if (call.json) out.json({ username: name, had });
    else out.line(had ? `${name} has no second proof now, and is signed out everywhere. The next sign-in asks for a new one where the role must have it.` : `${name} had no second proof.`);
    return EXIT.done;
  }
  const { link, closed } = await resetFromCommandLine(desk, name, call.has('reopen'));
  if (call.json) out.json({ username: name, link: link.href, hours: LINK_HOURS, closed });
  else {
    out.line(`${name} sets a new password here, once, within ${LINK_HOURS} hours. It is shown this once: give it to nobody else.`);
    out.line(`  ${link.href}`);
    if (closed) out.line('The last day of the account has passed: it opens nothing. Add --reopen to open it again.');
  }
  return EXIT.done;
}
