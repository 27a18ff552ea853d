import type { EntryId, ServiceId, SubjectId, WorkerId } from '../../core/values/ids.ts';
import type { SubjectKind } from '../../core/chronology/entry.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';

/** Of what a system can be told. */
export const TOLD = {
  'entry.recorded': 'An entry was recorded',
  'duty.opened': 'Something is to be done',
  'duty.late': 'A duty is late',
  'duty.met': 'A duty was met',
  'sitting.closed': 'A sitting was closed',
} as const;
export type ToldSort = keyof typeof TOLD;
export const TOLD_SORTS = Object.keys(TOLD) as readonly ToldSort[];

/** Something that happened, in the one order of its service: ids and kinds, nothing that anybody wrote. */
export interface ToldEvent {
  /** its place in the order, from 1 */
  readonly n: number;
  readonly id: string;
  readonly sort: ToldSort;
  readonly subject: { readonly kind: SubjectKind; readonly id: SubjectId };
  readonly entry?: EntryId;
  readonly kind?: string;
  readonly duty?: string;
  readonly clause?: string;
  readonly at: string;
}

/** Where a system wants to be told, and of what. */
export interface Subscription {
  readonly id: string;
  readonly worker: WorkerId;
  readonly url: string;
  readonly sorts: readonly ToldSort[];
  /** kinds of entry; none: all that it may see */
  readonly kinds: readonly string[];
  /** what its messages are signed with, sealed */
  readonly sealed: Uint8Array;
  readonly madeAt: string;
  /** the last event that it has taken, or that was not for it */
  readonly place: number;
  /** failed tries of the event that comes next */
  readonly tries: number;
  readonly failingSince?: string;
  readonly nextTryAt?: string;
  /** given up: nothing is lost, and it goes on from its place when the administrator says so */
  readonly stoppedAt?: string;
  readonly endedAt?: string;
}

/** One try to tell. */
export interface DeliveryTry {
  readonly subscription: string;
  readonly n: number;
  readonly sort: ToldSort;
  readonly at: string;
  /** "taken", or why not */
  readonly outcome: string;
}

/** What systems are told of, and how far each has come. */
export interface TellingStore {
  /** Keeps the secret of a subscription as it is sealed now. */
  resealSubscription(service: ServiceId, subscription: string, sealed: Uint8Array): Promise<void>;
  /** Begins with the event that comes next; the first of a service begins the order. */
  addSubscription(service: ServiceId, subscription: Pick<Subscription, 'id' | 'worker' | 'url' | 'sorts' | 'kinds' | 'sealed' | 'madeAt'>, today: PlainDate): Promise<void>;
  /** Those that were not ended, of one system or of all. */
  subscriptions(service: ServiceId, worker?: WorkerId): Promise<readonly Subscription[]>;
  endSubscription(service: ServiceId, worker: WorkerId, id: string, at: string): Promise<boolean>;
  /**
   * Writes down what happened since the last time, in the order of the chain, duties after the entries that moved them. One transaction:
   * what a kill interrupts is written next time. @returns how many
   */
  makeEvents(service: ServiceId, newId: () => string, at: string, today: PlainDate): Promise<number>;
  eventsAfter(service: ServiceId, n: number, limit: number): Promise<readonly ToldEvent[]>;
  /** It has taken everything up to here, or it was not for it. */
  movePlace(service: ServiceId, subscription: string, n: number, told: DeliveryTry | undefined): Promise<void>;
  /** It has not taken the event that comes next. */
  noteFailure(service: ServiceId, told: DeliveryTry, nextTryAt: string, stop: boolean): Promise<void>;
  /** Tries again at once, from its place. */
  tellAgain(service: ServiceId, subscription: string): Promise<void>;
  /** The latest first. */
  deliveries(service: ServiceId, worker: WorkerId, limit: number): Promise<readonly DeliveryTry[]>;
  /** Takes away events and tries from before a moment that nobody waits for. */
  sweepTold(service: ServiceId, before: string): Promise<void>;
}
