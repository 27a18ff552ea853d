import type { ActId, AgencyId, EntryId, ServiceId, SubjectId, WorkerId } from '../values/ids.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { Role } from '../access/roles.ts';

/** The six things that have a chronology of their own. A closed table: a seventh is a decision record, not a policy. */
export const SUBJECT_KINDS = ['child', 'person', 'worker', 'sitting', 'activity', 'unit'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** The home of an entry. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: SubjectId;
}

/** Who may see an entry beyond the ordinary rules of its kind. `case` is everybody who may open the case. */
export const COMPARTMENTS = ['case', 'restricted', 'police-intelligence', 'health', 'victim'] as const;
export type Compartment = (typeof COMPARTMENTS)[number];

/** How an entry came to be: typed, brought in from a tracker, written by a meeting's close, or come with a record from another service. */
export type Source = 'live' | 'import' | 'meeting' | 'transfer';

/** Whether what an entry says was written down elsewhere first: it was decided there, and is not late for coming here now. */
export function broughtIn(source: Source): boolean {
  return source === 'import' || source === 'transfer';
}

export type EntryData = Readonly<Record<string, unknown>>;

/**
 * One dated fact about one subject. Never changed and never deleted: a correction is a new entry that supersedes.
 * Four stamps: when it was true (occurredOn, occurredAt), when it was recorded, by whom, and whose information it is.
 */
export interface Entry {
  readonly id: EntryId;
  /** order of recording within the service; the only clock that as-of trusts */
  readonly seq: number;
  readonly service: ServiceId;
  readonly subject: Subject;
  /** entries written together share one act */
  readonly act: ActId;
  readonly kind: string;
  readonly data: EntryData;
  /** the day on which it was true */
  readonly occurredOn: PlainDate;
  /** HH:MM in local time, if known; without it the entry counts at the end of its day */
  readonly occurredAt?: string;
  /** ISO 8601 instant with offset */
  readonly recordedAt: string;
  readonly recordedBy: WorkerId;
  readonly recordedAs: Role;
  readonly agency: AgencyId;
  readonly compartment: Compartment;
  readonly source: Source;
  /** the entry that this one replaces; at most one entry may replace another */
  readonly supersedes?: EntryId;
  /** with `supersedes`: nothing stands in its place */
  readonly withdrawn?: boolean;
  /** why it was corrected or withdrawn */
  readonly reason?: string;
  /** the entry that it answers: the order, the referral, the missed appointment (the thread) */
  readonly of?: EntryId;
  /** what a rule said about it when it was recorded: out of order, without agreement */
  readonly marks?: readonly string[];
}
