import type { AgencyId, ServiceId, WorkerId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Role } from '../../core/access/roles.ts';
import type { StandIn } from '../../core/access/standing-in.ts';
import type { AccountAdministration } from './accounts.ts';
import type { ClientAdministration } from './clients.ts';
import type { CredentialStore, TryStore } from './credentials.ts';
import type { Reader } from './reader.ts';
import type { TellingStore } from './telling.ts';

/** Who somebody is to a provider of single sign-on. */
export interface ProviderIdentity {
  readonly issuer: string;
  readonly subject: string;
}

/** A local account as it is made. */
export interface NewAccount {
  readonly service: ServiceId;
  readonly worker: WorkerId;
  /** lower case; unique over the whole installation */
  readonly username: string;
  /** absent where a link or single sign-on opens it */
  readonly passwordHash?: string;
  readonly demo: boolean;
  /** somebody else knows the password: the person chooses their own at the first sign-in */
  readonly firstPassword?: boolean;
  /** the last day on which it opens */
  readonly activeUntil?: PlainDate;
  readonly provider?: ProviderIdentity;
}

/** A local account: with it somebody proves who they are. */
export interface Account extends NewAccount {
  readonly firstPassword: boolean;
  /** by which a passkey names it */
  readonly handle: string;
  /** ISO instant; absent where it is not known or there is no password */
  readonly passwordSetAt?: string;
}

/** Whose something is. */
export type Owner = Pick<Account, 'service' | 'worker'>;

/** By what somebody proved who they are. */
export type Proof = 'password' | 'demonstration' | 'authenticator' | 'recovery-code' | 'passkey' | 'single-sign-on';

/** A session as it begins. */
export interface NewSession extends Owner {
  readonly tokenHash: Uint8Array;
  readonly csrf: string;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly endsAt: string;
  /** the role chosen, where somebody holds several */
  readonly actingAs?: Role;
  readonly startedWith?: Proof;
  /** "Firefox on Windows", as the browser says of itself */
  readonly device?: string;
  readonly address?: string;
}

/** A session as it is kept: never the token, only its SHA-256. */
export interface Session extends NewSession {
  /** by which its owner names it */
  readonly id: string;
  readonly startedWith: Proof;
  readonly device: string;
  readonly address: string;
  /** when the person last proved who they are */
  readonly freshAt: string;
}

/** Who a session belongs to, as the service knows them on the day. */
export interface Holder {
  readonly worker: WorkerId;
  readonly name: string;
  readonly agency: AgencyId;
  /** those of their own posts, and those in which they stand in for somebody */
  readonly roles: readonly Role[];
  readonly standingIn: readonly StandIn[];
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

/** Accounts, what proves whose they are, sessions and drafts. Nobody but the sign-in code has this port. */
export interface IdentityStore extends CredentialStore, TryStore, AccountAdministration, ClientAdministration, TellingStore {
  /** @throws Error if the name or the person has an account already */
  addAccount(account: NewAccount, at: string): Promise<void>;
  /** The accounts of services that are demonstrations, by name. */
  demoAccounts(on: PlainDate): Promise<readonly DemoAccount[]>;
  account(username: string): Promise<Account | undefined>;
  accountOf(owner: Owner): Promise<Account | undefined>;
  accountByHandle(handle: string): Promise<Account | undefined>;
  accountByProvider(provider: ProviderIdentity): Promise<Account | undefined>;
  /** The services of this installation, and which of them are demonstrations. */
  services(): Promise<readonly { readonly id: ServiceId; readonly name: string; readonly demo: boolean }[]>;

  openSession(session: NewSession): Promise<void>;
  /** Ended ones too, until they are removed: they tell whose a late submission is. */
  session(tokenHash: Uint8Array): Promise<Session | undefined>;
  sessionOfForm(csrf: string): Promise<Session | undefined>;
  /** The sessions of a person that still run, the last used first. @param idleSince those not used since are over */
  sessionsOf(owner: Owner, now: string, idleSince: string): Promise<readonly Session[]>;
  /** @returns undefined if the person no longer works with the service, or their account is closed */
  holder(session: Owner, on: PlainDate): Promise<Holder | undefined>;
  seen(tokenHash: Uint8Array, at: string): Promise<void>;
  actAs(tokenHash: Uint8Array, role: Role): Promise<void>;
  /** Gives a session a new token, and notes that its person has just proved who they are. */
  renewSession(tokenHash: Uint8Array, newHash: Uint8Array, freshAt: string): Promise<void>;
  endSession(tokenHash: Uint8Array, at: string): Promise<void>;
  /** Ends sessions of one person: the one with this id, or all but the one with this token. @returns how many */
  endSessionsOf(owner: Owner, which: { readonly id: string } | { readonly butToken: Uint8Array | undefined }, at: string): Promise<number>;
  /** Removes sessions that ended, and drafts that expired, before these moments, and steps and waits that are over. */
  sweep(sessionsEndedBefore: string, draftsExpiredBefore: string): Promise<void>;

  saveDraft(reader: Reader, draft: SealedDraft): Promise<void>;
  draft(reader: Reader, key: string, now: string): Promise<SealedDraft | undefined>;
  removeDraft(reader: Reader, key: string): Promise<void>;
  /** Submissions that came after the session had ended, the latest first. */
  held(reader: Reader, now: string): Promise<readonly SealedDraft[]>;
  /** Adds a held submission without reading anything: nobody is signed in. The key must be new. */
  hold(owner: Owner, draft: SealedDraft): Promise<void>;
}
