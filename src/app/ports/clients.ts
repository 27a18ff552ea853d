import type { AgencyId, ServiceId, WorkerId } from '../../core/values/ids.ts';
import type { Aim } from '../../core/access/purposes.ts';
import type { Role } from '../../core/access/roles.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';

/** A system of an agency that asks by the interface. It is named among those who work here, and holds no post and no account. */
export interface Client {
  readonly service: ServiceId;
  readonly serviceName: string;
  readonly worker: WorkerId;
  /** as its agency calls it: "Case exchange" */
  readonly name: string;
  readonly agency: AgencyId;
  readonly agencyName: string;
  /** the role whose row of the table of access it has */
  readonly role: Role;
  /** what it may ask for; each is served by the role */
  readonly aims: readonly Aim[];
  readonly mayRecord: boolean;
  /** addresses and networks from which it asks; none: from anywhere */
  readonly addresses: readonly string[];
  /** the last day */
  readonly until: PlainDate;
  readonly registeredAt: string;
  readonly endedAt?: string;
  readonly usedAt?: string;
  readonly usedFrom?: string;
  /** first and last day of its agency with the service, where they are known */
  readonly agencyFrom?: PlainDate;
  readonly agencyUntil?: PlainDate;
}

/** What is kept of a secret: never itself, only its SHA-256. */
export interface ClientSecret {
  readonly hash: Uint8Array;
  readonly worker: WorkerId;
  readonly madeAt: string;
  readonly endsAt?: string;
  readonly usedAt?: string;
}

export type NewClient = Pick<Client, 'service' | 'worker' | 'name' | 'agency' | 'role' | 'aims' | 'mayRecord' | 'addresses' | 'until' | 'registeredAt'> & {
  /** as entries and traces name it: "Case exchange, a system of Probation Service" */
  readonly shownAs: string;
  readonly registeredBy: WorkerId;
};

/** Systems and their secrets: for asking who asks, and for whoever manages accounts. */
export interface ClientAdministration {
  /** Whose secret it is, with how long it is good; nobody's: undefined. */
  clientBySecret(service: ServiceId, hash: Uint8Array): Promise<{ readonly client: Client; readonly secret: ClientSecret } | undefined>;
  /** Notes that it was used. */
  clientUsed(service: ServiceId, hash: Uint8Array, address: string, at: string): Promise<void>;
  /** Those of a service, by name. */
  clients(service: ServiceId): Promise<readonly Client[]>;
  /** @throws Error if the service has one of this name */
  addClient(client: NewClient, from: PlainDate): Promise<void>;
  setClientUntil(service: ServiceId, worker: WorkerId, until: PlainDate): Promise<void>;
  endClient(service: ServiceId, worker: WorkerId, at: string): Promise<void>;
  clientSecrets(service: ServiceId, worker: WorkerId): Promise<readonly ClientSecret[]>;
  addClientSecret(service: ServiceId, secret: ClientSecret): Promise<void>;
  /** Lets a secret end at a moment, if it would not end before. */
  endClientSecret(service: ServiceId, hash: Uint8Array, at: string): Promise<void>;
}
