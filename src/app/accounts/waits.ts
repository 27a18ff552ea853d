import { createHash } from 'node:crypto';
import type { WaitRule } from '../ports/credentials.ts';
import type { Owner } from '../ports/identity.ts';
import type { Desk } from './desk.ts';

/** Failures in a row that are free, then waits that double: 1, 2, 4 … minutes up to an hour. */
export const ACCOUNT_WAIT: WaitRule = { free: 5, firstMinutes: 1, mostMinutes: 60, forgetMinutes: 24 * 60 };
/** An office has one address for many people: it may fail more often. */
export const ADDRESS_WAIT: WaitRule = { free: 20, firstMinutes: 1, mostMinutes: 60, forgetMinutes: 60 };

const digest = (text: string): Uint8Array => createHash('sha256').update(text).digest();

export function keyOfName(username: string): Uint8Array {
  return digest(`name ${username}`);
}

/** Codes have a count of their own: who knows the password must not get as many tries at the code as they like. */
export function keyOfCode(owner: Owner): Uint8Array {
  return digest(`code ${owner.service} ${owner.worker}`);
}

/** Of an address of version 6 the first half counts: the second is its owner's to choose. */
export function keyOfAddress(address: string): Uint8Array {
  return digest(`address ${address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address}`);
}

/** Counts a try of an account and of an address as failed until it succeeds. @returns whether one of them has to wait */
export async function countTries(desk: Desk, key: Uint8Array, address: string): Promise<boolean> {
  const now = desk.clock.now();
  const [one, other] = [await desk.identity.countTry(key, now, ACCOUNT_WAIT), await desk.identity.countTry(keyOfAddress(address), now, ADDRESS_WAIT)];
  return one || other;
}

/** The try was good: the account's failures are forgotten, the address gets back this one alone. */
export async function forgetTries(desk: Desk, key: Uint8Array, address: string): Promise<void> {
  await desk.identity.forgiveTries(key, 'all');
  await desk.identity.forgiveTries(keyOfAddress(address), 'one');
}
