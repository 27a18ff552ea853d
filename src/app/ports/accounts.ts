import type { AgencyId, ServiceId, WorkerId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Role } from '../../core/access/roles.ts';
import type { Account, Owner, ProviderIdentity } from './identity.ts';

/** One person as the administrator of accounts sees them. */
export interface AccountRow {
  readonly worker: WorkerId;
  readonly name: string;
  readonly agency: string;
  readonly team?: string;
  readonly email?: string;
  /** roles of the day */
  readonly roles: readonly Role[];
  /** the same with the area that each is for; empty for the whole service */
  readonly posts: readonly { readonly role: Role; readonly area: string }[];
  /** absent where the person has no account yet */
  readonly username?: string;
  readonly activeUntil?: PlainDate;
  /** the first day of the next post, where one lies ahead */
  readonly beginsOn?: PlainDate;
  readonly hasPassword: boolean;
  readonly secondFactor: boolean;
  readonly singleSignOn: boolean;
  readonly signedInAt?: string;
  /** until when a link that sets the password can be used */
  readonly linkEndsAt?: string;
}

/** An agency of a service, with the days on which it works with it. */
export interface AgencyOfService {
  readonly id: AgencyId;
  readonly name: string;
  readonly sort: string;
  /** absent: from the beginning */
  readonly from?: PlainDate;
  /** the last day; absent: no end */
  readonly until?: PlainDate;
}

/** A post as the administrator of accounts sees and changes it. */
export interface PostRow {
  readonly id: string;
  readonly role: Role;
  /** empty for the whole service */
  readonly area: string;
  /** of this post alone; absent: the person's own */
  readonly agency?: AgencyId;
  readonly team?: string;
  /** whose work the person goes on with */
  readonly takesOverFrom?: WorkerId;
  readonly from: PlainDate;
  /** the last day; before the first it covers no day */
  readonly until?: PlainDate;
  /** worked out from the chronology of the area, and changed there */
  readonly ofArea: boolean;
}

/** What a post said before it was changed. */
export interface PostBefore extends Omit<PostRow, 'id' | 'ofArea'> {
  readonly post: string;
  readonly changedAt: string;
  /** absent where the program did it */
  readonly changedBy?: string;
  readonly why: string;
}

/** Somebody's posts, the first to begin first, with all that they said before. */
export interface PostsOfPerson {
  readonly agency: AgencyId;
  readonly team?: string;
  readonly posts: readonly PostRow[];
  readonly before: readonly PostBefore[];
  /** children allocated to them today */
  readonly children: number;
}

export interface NewPerson {
  readonly worker: WorkerId;
  readonly agency: AgencyId;
  readonly name: string;
  readonly email?: string;
  readonly team?: string;
  readonly roles: readonly Role[];
  /** areas of all these roles; none for the whole service */
  readonly areas?: readonly string[];
  readonly from: PlainDate;
}

/** What the administration of accounts reads and writes. */
export interface AccountAdministration {
  /** Everybody of a service, by name. */
  accounts(service: ServiceId, on: PlainDate): Promise<readonly AccountRow[]>;
  agencies(service: ServiceId): Promise<readonly AgencyOfService[]>;
  addAgency(service: ServiceId, agency: Omit<AgencyOfService, 'until'>): Promise<void>;
  setAgencyUntil(service: ServiceId, agency: AgencyId, day: PlainDate | undefined): Promise<void>;
  areas(service: ServiceId): Promise<readonly string[]>;
  /** Ends posts in this role for other areas the day before, and begins those that are missing; no area means the whole service. */
  setAreas(owner: Owner, role: Role, areas: readonly string[], on: PlainDate): Promise<void>;
  addPerson(service: ServiceId, person: NewPerson): Promise<void>;
  /** Ends posts whose role is not among these, the day before, and begins those that are missing. Posts for an area stay as they are while their role does. */
  setRoles(owner: Owner, roles: readonly Role[], on: PlainDate): Promise<void>;
  /** @returns undefined if nobody of the service has this id */
  postsOf(owner: Owner): Promise<PostsOfPerson | undefined>;
  givePost(owner: Owner, post: Omit<PostRow, 'id' | 'ofArea'>): Promise<void>;
  /** Changes a post; what it said before is kept with who changed it and why. */
  changePost(owner: Owner, post: Omit<PostRow, 'ofArea'>, by: WorkerId, why: string): Promise<void>;
  setActiveUntil(owner: Owner, day: PlainDate | undefined): Promise<void>;
  /** Makes the one link that sets the password; an older one no longer works. */
  setLink(owner: Owner, hash: Uint8Array, endsAt: string): Promise<void>;
  accountByLink(hash: Uint8Array, now: string): Promise<Account | undefined>;
  /** @returns false if it was used before */
  takeLink(hash: Uint8Array): Promise<boolean>;
  /** @throws Error if the identity belongs to another account */
  setProvider(owner: Owner, provider: ProviderIdentity | undefined): Promise<void>;
  noteSignIn(owner: Owner, at: string): Promise<void>;
}
