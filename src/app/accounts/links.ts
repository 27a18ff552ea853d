import { createHash, randomBytes } from 'node:crypto';
import type { WorkerId } from '../../core/values/ids.ts';
import { minutesAfter } from '../identity/sign-in.ts';
import type { Account, Owner } from '../ports/identity.ts';
import type { Desk } from './desk.ts';
import { note } from './events.ts';

/** How long a link that sets a password can be used, in hours. */
export const LINK_HOURS = 48;

export function hashOfLink(token: string): Uint8Array {
  return createHash('sha256').update(`link ${token}`).digest();
}

/** Makes the one link with which a person sets their password; an older one no longer works. @returns its address, shown once */
export async function makeLink(desk: Desk, owner: Owner, by: WorkerId | undefined, address: string, detail = ''): Promise<URL> {
  const token = randomBytes(24).toString('base64url');
  await desk.identity.setLink(owner, hashOfLink(token), minutesAfter(desk.clock.now(), LINK_HOURS * 60));
  await note(desk, owner, 'link made', address, { detail, ...(by === undefined ? {} : { by }) });
  return new URL(`/sign-in/link/${token}`, desk.origin);
}

/** Whose link it is, if it can still be used. */
export async function accountOfLink(desk: Desk, token: string): Promise<Account | undefined> {
  const account = /^[\w-]{32}$/.test(token) ? await desk.identity.accountByLink(hashOfLink(token), desk.clock.now()) : undefined;
  return account !== undefined && (account.activeUntil === undefined || account.activeUntil >= desk.clock.today()) ? account : undefined;
}
