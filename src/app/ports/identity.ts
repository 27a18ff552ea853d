import type { AgencyId, ServiceId, WorkerId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Role } from '../../core/access/roles.ts';
import type { Reader } from './reader.ts';

/** A local account: with it somebody proves who they are. */
export interface Account {
  readonly service: ServiceId;
  readonly worker: WorkerId;
  /** lower case; unique over the whole installation */
  readonly username: string;
  readonly passwordHash: string;
  readonly demo: boolean;
}

/** An account at a try to sign in, already counted as failed until it succeeds. */
export interface Attempt extends Account {
  /** closed at the moment of the try, because too many had failed before */
  readonly locked: boolean;
}

/** A session as it is kept: never the token, only its SHA-256. */
export interface Session {
  readonly tokenHash: Uint8Array;
  readonly service: ServiceId;
  readonly worker: WorkerId;
  readonly csrf: string;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly endsAt: string;
  /** the role chosen, where somebody holds several */
  readonly actingAs?: Role;
}

/** Who a session belongs to, as the service knows them on the day. */
export interface Holder {
  readonly worker: WorkerId;
  readonly name: string;
  readonly agency: AgencyId;
  readonly roles: readonly Role[];
  readonly serviceName: string;
  readonly demo: boolean;
}

export interface DemoAccount {
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly serviceName: string;
}

/** What somebody has typed and not sent (`draft`), or sent when their session had ended (`held`): sealed. */
export interface SealedDraft {
  readonly key: string;
  readonly sort: 'draft' | 'held';
  readonly sealed: Uint8Array;
  readonly savedAt: string;
  readonly expiresAt: string;
}

/** Accounts, sessions and drafts. Nobody but the sign-in code has this port. */
export interface IdentityStore {
  addAccount(account: Account, at: string): Promise<void>;
  /** Counts a try and says whether the account is closed: `limit` failures in a row close it until `lockUntil`. */
  attempt(username: string, now: string, limit: number, lockUntil: string): Promise<Attempt | undefined>;
  /** Forgets the failed tries. */
  succeeded(username: string): Promise<void>;
  /** The accounts of services that are demonstrations, by name. */
  demoAccounts(on: PlainDate): Promise<readonly DemoAccount[]>;
  account(username: string): Promise<Account | undefined>;
  /** The services of this installation, and which of them are demonstrations. */
  services(): Promise<readonly { readonly id: ServiceId; readonly name: string; readonly demo: boolean }[]>;

  openSession(session: Session): Promise<void>;
  /** Ended ones too, until they are removed: they tell whose a late submission is. */
  session(tokenHash: Uint8Array): Promise<Session | undefined>;
  sessionOfForm(csrf: string): Promise<Session | undefined>;
  /** @returns undefined if the person no longer works with the service */
  holder(session: Pick<Session, 'service' | 'worker'>, on: PlainDate): Promise<Holder | undefined>;
  seen(tokenHash: Uint8Array, at: string): Promise<void>;
  actAs(tokenHash: Uint8Array, role: Role): Promise<void>;
  endSession(tokenHash: Uint8Array, at: string): Promise<void>;
  /** Removes sessions that ended, and drafts that expired, before these moments. */
  sweep(sessionsEndedBefore: string, draftsExpiredBefore: string): Promise<void>;

  saveDraft(reader: Reader, draft: SealedDraft): Promise<void>;
  draft(reader: Reader, key: string, now: string): Promise<SealedDraft | undefined>;
  removeDraft(reader: Reader, key: string): Promise<void>;
  /** Submissions that came after the session had ended, the latest first. */
  held(reader: Reader, now: string): Promise<readonly SealedDraft[]>;
  /** Adds a held submission without reading anything: nobody is signed in. The key must be new. */
  hold(owner: Pick<Session, 'service' | 'worker'>, draft: SealedDraft): Promise<void>;
}
