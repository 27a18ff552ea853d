import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../ports/index.ts';
import type { Account, IdentityStore } from '../ports/identity.ts';
import { verifyPassword } from './passwords.ts';

/** Tries in a row that close an account, and for how many minutes. */
export const LOCKOUT = { tries: 10, minutes: 15 } as const;
/** A session ends after so many minutes without a request, and in any case after so many hours. */
export const SESSION = { idleMinutes: 60, hours: 12 } as const;

export type SignedInSession = { readonly outcome: 'signed-in'; readonly token: string; readonly account: Account };
export type SignIn = SignedInSession | { readonly outcome: 'refused' };

/** An ISO instant some minutes later (earlier if negative). */
export function minutesAfter(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

/** What is kept of a token. */
export function hashOfToken(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}

/** Signs in with name and password. A wrong name, a wrong password and a closed account give the same answer in the same time. */
export async function signIn(identity: IdentityStore, clock: Clock, username: string, password: string): Promise<SignIn> {
  const now = clock.now();
  const name = username.trim().toLowerCase();
  const attempt = await identity.attempt(name, now, LOCKOUT.tries, minutesAfter(now, LOCKOUT.minutes));
  const right = await verifyPassword(password, attempt?.passwordHash);
  if (attempt === undefined || attempt.locked || !right) return { outcome: 'refused' };
  await identity.succeeded(name);
  return openSession(identity, clock, attempt);
}

/** Signs in to a demonstration without a password; refused for every other account. */
export async function signInToDemo(identity: IdentityStore, clock: Clock, username: string): Promise<SignIn> {
  const known = (await identity.demoAccounts(clock.today())).some((a) => a.username === username);
  const account = known ? await identity.account(username) : undefined;
  if (account === undefined || !account.demo) return { outcome: 'refused' };
  return openSession(identity, clock, account);
}

async function openSession(identity: IdentityStore, clock: Clock, account: Account): Promise<SignedInSession> {
  const token = randomBytes(32).toString('base64url');
  const now = clock.now();
  await identity.openSession({
    tokenHash: hashOfToken(token),
    service: account.service,
    worker: account.worker,
    csrf: randomBytes(32).toString('base64url'),
    createdAt: now,
    seenAt: now,
    endsAt: minutesAfter(now, SESSION.hours * 60),
  });
  return { outcome: 'signed-in', token, account };
}
