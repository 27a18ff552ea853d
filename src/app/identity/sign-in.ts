import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Desk, From } from '../accounts/desk.ts';
import { note, type AccountEventName } from '../accounts/events.ts';
import { mustHaveSecondFactor } from '../accounts/second-factor.ts';
import { beginStep, type StepContent } from '../accounts/steps.ts';
import { countTries, forgetTries, keyOfName } from '../accounts/waits.ts';
import type { Account, Owner, Proof } from '../ports/identity.ts';
import { verifyPassword } from './passwords.ts';

export type SignedInSession = { readonly outcome: 'signed-in'; readonly token: string; readonly account: Account };
/** Something is to be done before the session begins; the token is the step's. */
export type BetweenSteps = { readonly outcome: 'step'; readonly sort: 'second-factor' | 'enrol' | 'new-password'; readonly token: string; readonly account: Account };
export type SignIn = SignedInSession | BetweenSteps | { readonly outcome: 'refused' };

/** A refusal takes at least so long, whatever was wrong: what is written down about it must not be told by the clock. */
const REFUSAL_MS = 250;

/** An ISO instant some minutes later (earlier if negative). */
export function minutesAfter(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

/** What is kept of a token. */
export function hashOfToken(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}

/** Signs in with name and password. A wrong name, a wrong password, a wait and a closed account give the same answer in the same time. */
export async function signIn(desk: Desk, username: string, password: string, from: From, to = '/'): Promise<SignIn> {
  const atLeast = pause(REFUSAL_MS);
  const name = username.trim().toLowerCase();
  const waiting = await countTries(desk, keyOfName(name), from.address);
  const account = await desk.identity.account(name);
  const right = await verifyPassword(password, account?.passwordHash);
  const fault: AccountEventName | undefined = account === undefined ? 'refused: nobody has this name' : waiting ? 'refused while waiting' : right ? undefined : 'wrong password';
  if (account !== undefined && fault === undefined) {
    await forgetTries(desk, keyOfName(name), from.address);
    const went = await goOn(desk, account, 'password', from, { to });
    if (went.outcome !== 'refused') return went;
  } else if (fault !== undefined) await note(desk, account, fault, from.address);
  await atLeast;
  return { outcome: 'refused' };
}

/** Signs in to a demonstration without a password; refused for every other account. */
export async function signInToDemo(desk: Desk, username: string, from: From): Promise<SignIn> {
  const known = (await desk.identity.demoAccounts(desk.clock.today())).some((a) => a.username === username);
  const account = known ? await desk.identity.account(username) : undefined;
  if (account === undefined || !account.demo) return { outcome: 'refused' };
  return goOn(desk, account, 'demonstration', from, {});
}

/** What comes after a proof: the person's own password, a second factor that they have or must have, or the session. */
export async function goOn(desk: Desk, account: Account, proof: Proof, from: From, more: Pick<Partial<StepContent>, 'to'>): Promise<SignIn> {
  const today = desk.clock.today();
  const closed = account.activeUntil !== undefined && account.activeUntil < today;
  const holder = closed ? undefined : await desk.identity.holder(account, today);
  if (holder === undefined || holder.roles.length === 0) {
    await note(desk, account, 'refused: account closed', from.address);
    return { outcome: 'refused' };
  }
  if (proof === 'password') {
    const step = async (sort: BetweenSteps['sort']): Promise<SignIn> => ({ outcome: 'step', sort, account, token: await beginStep(desk, sort, account, { ...more, proof }) });
    if (account.firstPassword) return step('new-password');
    const { authenticator, passkeys } = await desk.identity.secondFactors(account);
    if (authenticator !== undefined || passkeys.length > 0) return step('second-factor');
    if (await mustHaveSecondFactor(desk, account, holder)) return step('enrol');
  }
  return { outcome: 'signed-in', token: await startSession(desk, account, proof, from), account };
}

/** Begins a session under a token that was never used before. @returns the token */
export async function startSession(desk: Desk, owner: Owner, proof: Proof, from: From): Promise<string> {
  const token = newToken();
  const now = desk.clock.now();
  await desk.identity.openSession({
    tokenHash: hashOfToken(token),
    service: owner.service,
    worker: owner.worker,
    csrf: newToken(),
    createdAt: now,
    seenAt: now,
    endsAt: minutesAfter(now, desk.limits.hours * 60),
    startedWith: proof,
    device: from.device,
    address: from.address,
  });
  await desk.identity.noteSignIn(owner, now);
  await note(desk, owner, 'signed in', from.address, { detail: `with ${proof.replaceAll('-', ' ')}${from.device === '' ? '' : `, ${from.device}`}` });
  return token;
}

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}
