import type { Account, Owner } from '../ports/identity.ts';
import type { Desk } from './desk.ts';
import { COMMAND_LINE, note, type AccountEventName } from './events.ts';
import { makeLink } from './links.ts';
import { keyOfCode, keyOfName } from './waits.ts';

/*
 * For a service whose only administrator cannot sign in: whoever owns the database lets them back in from the command line. Each step
 * is in the trace of the account and in the audit, as done from the command line and by nobody of the service.
 */
const DETAIL = 'by whoever owns the database, from the command line';

/** Nobody has the name. */
export class NoSuchAccount extends Error {}

/** Makes a link that sets the password once, lets its owner try again at once, and ends their sessions. An account that was closed by a day opens again if `reopen`. */
export async function resetFromCommandLine(desk: Desk, username: string, reopen: boolean): Promise<{ readonly link: URL; readonly closed: boolean }> {
  const account = await accountNamed(desk, username);
  if (reopen && account.activeUntil !== undefined) {
    await desk.identity.setActiveUntil(account, undefined);
    await trace(desk, account, 'end date changed', 'no end, ');
  }
  await desk.identity.forgiveTries(keyOfName(account.username), 'all');
  await desk.identity.forgiveTries(keyOfCode(account), 'all');
  await endSessions(desk, account);
  const link = await makeLink(desk, account, undefined, COMMAND_LINE, DETAIL);
  return { link, closed: !reopen && account.activeUntil !== undefined && account.activeUntil < desk.clock.today() };
}

/** Takes away all second proofs, with all sessions: the person sets up new ones at the next sign-in, where the role must have one. */
export async function endSecondFactorFromCommandLine(desk: Desk, username: string): Promise<{ readonly had: boolean }> {
  const account = await accountNamed(desk, username);
  const { authenticator, passkeys } = await desk.identity.secondFactors(account);
  await desk.identity.removeAuthenticator(account);
  for (const p of passkeys) await desk.identity.removePasskey(account, p.id);
  await desk.identity.saveRecoveryCodes(account, [], desk.clock.now());
  await endSessions(desk, account);
  await trace(desk, account, 'second factors removed');
  return { had: authenticator !== undefined || passkeys.length > 0 };
}

async function endSessions(desk: Desk, owner: Owner): Promise<void> {
  const ended = await desk.identity.endSessionsOf(owner, { butToken: undefined }, desk.clock.now());
  if (ended > 0) await trace(desk, owner, 'sessions ended', `all: ${ended}, `);
}

function trace(desk: Desk, owner: Owner, event: AccountEventName, before = ''): Promise<void> {
  return note(desk, owner, event, COMMAND_LINE, { detail: `${before}${DETAIL}` });
}

async function accountNamed(desk: Desk, username: string): Promise<Account> {
  const account = await desk.identity.account(username.trim().toLowerCase());
  if (account === undefined) throw new NoSuchAccount(username);
  return account;
}
