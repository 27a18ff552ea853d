import { hashPassword, verifyPassword } from '../identity/passwords.ts';
import type { Account, Holder } from '../ports/identity.ts';
import type { Desk, From } from './desk.ts';
import { note } from './events.ts';
import { faultOfPassword } from './password-rules.ts';
import { countTries, forgetTries, keyOfName } from './waits.ts';

/** What is wrong with a new password and where; empty if nothing is. */
export interface PasswordFaults {
  readonly current?: string;
  readonly password?: string;
  readonly again?: string;
}

/** What speaks against these two fields of a form. */
export function faultsOfNew(account: Account, holder: Pick<Holder, 'name' | 'serviceName'> | undefined, password: string, again: string): PasswordFaults {
  const fault = faultOfPassword(password, [account.username, holder?.name ?? '', holder?.serviceName ?? '', 'throughline']);
  if (fault !== undefined) return { password: fault };
  return password === again ? {} : { again: 'The two are not the same; type the new password twice' };
}

/** Sets a password that has been checked. Other sessions end: who knew the old one is out. @param butToken the session that stays */
export async function setPassword(desk: Desk, account: Account, password: string, from: From, butToken: Uint8Array | undefined): Promise<void> {
  const now = desk.clock.now();
  await desk.identity.setPassword(account, await hashPassword(password), now);
  await desk.identity.endSessionsOf(account, { butToken }, now);
  await note(desk, account, 'password changed', from.address);
}

/** Changes one's own password with the present one. Failures count as at signing in. */
export async function changePassword(desk: Desk, account: Account, holder: Holder, given: { readonly current: string; readonly password: string; readonly again: string }, from: From, butToken: Uint8Array): Promise<PasswordFaults> {
  const key = keyOfName(account.username);
  const wrong: PasswordFaults = { current: 'This is not your present password, or too many tries failed. Type it again, or wait a few minutes' };
  if (await countTries(desk, key, from.address)) return wrong;
  if (!(await verifyPassword(given.current, account.passwordHash))) {
    await note(desk, account, 'wrong password', from.address, { detail: 'when changing it' });
    return wrong;
  }
  await forgetTries(desk, key, from.address);
  const faults = faultsOfNew(account, holder, given.password, given.again);
  if (Object.keys(faults).length > 0) return faults;
  if (given.password === given.current) return { password: 'This is your present password; choose another' };
  await setPassword(desk, account, given.password, from, butToken);
  return {};
}
