import type { ServiceId, WorkerId } from '../../core/values/ids.ts';
import type { Role } from '../../core/access/roles.ts';
import type { Owner } from './identity.ts';

/** How many tries are free, and how long one waits after them: each further failure doubles the wait. */
export interface WaitRule {
  readonly free: number;
  readonly firstMinutes: number;
  readonly mostMinutes: number;
  /** failures are forgotten so many minutes after the last */
  readonly forgetMinutes: number;
}

/** One step between a proof and a session: sealed, bound to a token, used once. */
export interface SealedStep {
  readonly tokenHash: Uint8Array;
  /** whose; absent where nobody is known yet */
  readonly owner?: Owner;
  readonly sort: string;
  readonly sealed: Uint8Array;
  readonly endsAt: string;
}

export interface AuthenticatorRow {
  readonly sealed: Uint8Array;
  readonly addedAt: string;
  readonly lastStep: number;
}

export interface PasskeyRow {
  /** base64url, as the browser names it */
  readonly id: string;
  /** what its owner calls it */
  readonly name: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly addedAt: string;
  readonly usedAt?: string;
}

export interface SecondFactors {
  readonly authenticator?: AuthenticatorRow;
  readonly passkeys: readonly PasskeyRow[];
  /** recovery codes that have not been used */
  readonly codesLeft: number;
  /** the key of their digests, sealed; absent where the digests were made with the installation's secret itself */
  readonly codesKey?: Uint8Array;
}

/** What proves who somebody is. */
export interface CredentialStore {
  secondFactors(owner: Owner): Promise<SecondFactors>;
  setPassword(owner: Owner, passwordHash: string, at: string): Promise<void>;
  saveAuthenticator(owner: Owner, row: AuthenticatorRow): Promise<void>;
  /** Notes the time step of a code. @returns false if that step, or a later one, was taken before */
  takeTimeStep(owner: Owner, step: number): Promise<boolean>;
  removeAuthenticator(owner: Owner): Promise<boolean>;
  /** @returns false if the passkey is known already */
  addPasskey(owner: Owner, row: PasskeyRow): Promise<boolean>;
  /** Notes its use. @returns false if the counter went back or the passkey is gone: a copy was made of it */
  usePasskey(owner: Owner, id: string, counter: number, at: string): Promise<boolean>;
  removePasskey(owner: Owner, id: string): Promise<boolean>;
  /** Replaces all codes by these. @param sealedKey the key of their digests */
  saveRecoveryCodes(owner: Owner, hashes: readonly Uint8Array[], at: string, sealedKey?: Uint8Array): Promise<void>;
  /** Puts something sealed anew in the place of what was sealed before, if it is still there. @returns whether it was */
  resealAuthenticator(owner: Owner, before: Uint8Array, sealed: Uint8Array): Promise<boolean>;
  resealCodesKey(owner: Owner, before: Uint8Array, sealed: Uint8Array): Promise<boolean>;
  /** When the last of what is kept of forms expires, over all services; undefined if nothing is kept. */
  lastDraftExpires(): Promise<string | undefined>;
  /** Uses a code up. @returns false if there is none such, or it was used before */
  useRecoveryCode(owner: Owner, hash: Uint8Array, at: string): Promise<boolean>;
  /** The roles that must have a second factor; undefined where the service has not said. */
  secondFactorRoles(service: ServiceId): Promise<readonly Role[] | undefined>;
  setSecondFactorRoles(service: ServiceId, roles: readonly Role[], by: WorkerId, at: string): Promise<void>;
}

/** One try to sign in, or one change of an account. */
export interface AccountEvent {
  readonly owner?: Owner;
  /** who did it, if it was not the person */
  readonly by?: WorkerId;
  /** "signed in", "wrong password": see `AccountEventName` */
  readonly event: string;
  readonly detail: string;
  readonly address: string;
  readonly at: string;
}

/** Counting of tries, steps and the trace of both. */
export interface TryStore {
  /** Counts a try as failed, in one statement, so that many at once cannot slip through. @returns whether it falls into a wait */
  countTry(key: Uint8Array, now: string, rule: WaitRule): Promise<boolean>;
  /** Takes back one failure (`one`), or all of them. */
  forgiveTries(key: Uint8Array, how: 'one' | 'all'): Promise<void>;
  /** Counts one more act of a person, with those that other processes counted. @returns when the span began in which this one is too many; undefined if it may be done */
  countAct(owner: Owner, what: 'file', now: string, rule: { readonly most: number; readonly perMs: number }): Promise<string | undefined>;
  /** Until when tries fall into a wait; undefined if they do not. */
  waitUntil(key: Uint8Array, now: string): Promise<string | undefined>;
  addStep(step: SealedStep): Promise<void>;
  step(tokenHash: Uint8Array, now: string): Promise<SealedStep | undefined>;
  /** Takes a step away. @returns false if somebody was quicker */
  takeStep(tokenHash: Uint8Array): Promise<boolean>;
  /** Leaves the trace of a try or a change; of a person who is known also in the audit of reads. */
  addEvent(event: AccountEvent): Promise<void>;
  eventsOf(owner: Owner, limit: number): Promise<readonly (AccountEvent & { readonly byName?: string })[]>;
}
