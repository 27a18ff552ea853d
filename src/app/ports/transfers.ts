import type { Compartment } from '../../core/chronology/entry.ts';
import type { TransferSort } from '../../core/chronology/kinds/transfer/transfer-sorts.ts';
import type { Role } from '../../core/access/roles.ts';
import type { EntryId, ServiceId, SubjectId, WorkerId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';

/** Another service of the installation. */
export interface OtherService {
  readonly id: ServiceId;
  readonly name: string;
}

/** What both sides may know of a parcel: nothing of what is in it. */
export interface Parcel {
  readonly id: string;
  readonly from: ServiceId;
  readonly fromName: string;
  readonly to: ServiceId;
  readonly sort: TransferSort;
  readonly day: PlainDate;
  readonly until?: PlainDate;
  /** whose record it is; absent for a restricted record */
  readonly names?: string;
  readonly dateOfBirth?: PlainDate;
  readonly restricted: boolean;
  readonly items: number;
  /** SHA-256 of what was sealed, 64 hexadecimal digits */
  readonly digest: string;
  /** ISO 8601 instant */
  readonly sentAt: string;
  readonly state: 'sent' | 'withdrawn' | 'refused' | 'accepted';
  readonly answer?: { readonly by: string; readonly reason?: string; readonly on: PlainDate };
}

/** One thing in a parcel. The first (place 0) says the terms; each further one is an entry. Plain JSON, parsed by whoever opens it. */
export interface SealedItem {
  readonly place: number;
  readonly compartment: Compartment;
  readonly item: unknown;
}

/** Who answers a parcel, for what, and in which words. */
export interface ParcelAnswer {
  readonly answer: 'accepted' | 'refused';
  /** name and role, as the sender reads them */
  readonly byName: string;
  readonly by: WorkerId;
  readonly as: Role;
  readonly reason?: string;
  readonly on: PlainDate;
}

export interface TransferWriting {
  /** The other services of this installation, by name. */
  services(): Promise<readonly OtherService[]>;
  /** Seals a parcel and sends it: from now on the other service may open it. */
  send(parcel: Omit<Parcel, 'state' | 'answer' | 'from'>, origin: { readonly child: SubjectId; readonly sent: EntryId }, items: readonly SealedItem[]): Promise<void>;
  /** Takes a parcel of one's own back. @returns false if it has been answered, or was taken back already */
  takeBack(parcel: string): Promise<boolean>;
  /** What lies in a parcel that was sent to this service; nothing if it is not sent, or is answered. */
  open(parcel: string): Promise<readonly SealedItem[]>;
  /** The parcel, if it was sent to this service and awaits an answer. */
  awaiting(parcel: string): Promise<Parcel | undefined>;
  /** Answers it, once; what was in it is gone then. @returns false if there is none to answer */
  answer(parcel: string, answer: ParcelAnswer): Promise<boolean>;
  /** Parcels to this service of whose coming, or whose being taken back, its record does not say anything yet. */
  unnoticed(): Promise<readonly Parcel[]>;
  /** Parcels of this service that were answered and whose answer does not stand on the child's record yet. */
  unnoted(): Promise<readonly { readonly parcel: Parcel; readonly child: SubjectId; readonly sent: EntryId }[]>;
  /** The answer stands on the record now. */
  noted(parcel: string): Promise<void>;
}

export interface TransferReading {
  /** The other services of this installation, by name. @throws for a reader whose role reaches no child of their service */
  services(): Promise<readonly OtherService[]>;
  /** What was sent to the reader's service and may be read, the latest first. Empty for whoever may not take records in. */
  toUs(): Promise<readonly Parcel[]>;
  /** One of them. */
  one(parcel: string): Promise<Parcel | undefined>;
  /** What lies in it, as far as the reader's compartments go; leaves its trace in both services. */
  open(parcel: string): Promise<readonly SealedItem[]>;
}
