import { verifyPassword } from '../identity/passwords.ts';
import type { Account, Holder, Session } from '../ports/identity.ts';
import { takeCode } from './authenticator.ts';
import type { Desk, From } from './desk.ts';
import { note } from './events.ts';
import { accountOfPasskey } from './passkeys.ts';
import { countTries, forgetTries, keyOfCode, keyOfName } from './waits.ts';

/** How a person who is signed in can prove again who they are. */
export interface WaysToConfirm {
  readonly password: boolean;
  /** with the password, a code of their authenticator app */
  readonly code: boolean;
  readonly passkey: boolean;
  readonly singleSignOn: boolean;
  /** an account of a demonstration, which needs no proof */
  readonly demo: boolean;
}

export async function waysToConfirm(desk: Desk, account: Account, holder: Holder): Promise<WaysToConfirm> {
  const { authenticator, passkeys } = await desk.identity.secondFactors(account);
  return {
    password: account.passwordHash !== undefined,
    code: authenticator !== undefined,
    passkey: passkeys.length > 0,
    singleSignOn: desk.sso !== undefined && account.provider !== undefined,
    demo: holder.demo && account.demo,
  };
}

export interface Confirmation {
  readonly password: string;
  readonly code: string;
  readonly passkey: string;
}

/** Whether it is they: by a passkey alone, or by the password with a code where there is an authenticator app. Failures count as at signing in. */
export async function confirmPerson(desk: Desk, session: Session, account: Account, ways: WaysToConfirm, given: Confirmation, challenge: string | undefined, from: From): Promise<boolean> {
  const key = given.passkey === '' ? keyOfName(account.username) : keyOfCode(account);
  if (await countTries(desk, key, from.address)) {
    await note(desk, account, 'refused while waiting', from.address);
    return false;
  }
  const right = given.passkey === ''
    ? ways.password && (await verifyPassword(given.password, account.passwordHash)) && (!ways.code || (await takeCode(desk, account, given.code)))
    : challenge !== undefined && (await accountOfPasskey(desk, challenge, given.passkey, session)) !== undefined;
  if (!right) {
    await note(desk, account, given.passkey === '' ? 'wrong password' : 'wrong passkey', from.address, { detail: 'when asked to confirm' });
    return false;
  }
  await forgetTries(desk, key, from.address);
  await note(desk, account, 'confirmed who they are', from.address);
  return true;
}
