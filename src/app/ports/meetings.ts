import type { EntryId, SubjectId, WorkerId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import type { NewRecord } from '../../core/decisions/command.ts';

/** What was written for one child at a sitting and is not on the record yet. Each saving is a version of its own; none replaces another. */
export interface SavedItem {
  readonly sitting: SubjectId;
  readonly child: SubjectId;
  /** from 1 */
  readonly version: number;
  /** every value as it was typed, to be given back exactly */
  readonly form: Readonly<Record<string, readonly string[]>>;
  readonly decision: ItemDecision;
  /** how it stood when it was saved; the close looks afresh */
  readonly state: ItemState;
  /** highest sequence number of the child's chronology that the person had seen */
  readonly seen: number;
  readonly savedBy: WorkerId;
  /** ISO 8601 instant */
  readonly savedAt: string;
}

export const ITEM_STATES = ['incomplete', 'ready', 'carried-over', 'not-needed'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** What the form of a child says, read. */
export interface ItemDecision {
  /** in the order in which they are decided, without what the meeting itself adds (sitting, deciders, provisional) */
  readonly records: readonly Omit<NewRecord, 'occurredOn'>[];
  /** answers to what rules asked, by clause */
  readonly answers: Readonly<Record<string, string>>;
  /** not decided at this sitting, with why and to which day */
  readonly carry?: { readonly reason: string; readonly until: PlainDate };
  /** why nothing is needed any more */
  readonly notNeeded?: string;
  /** an end of the list was proposed and the meeting decided otherwise: why */
  readonly stays?: string;
  /** what could not be read */
  readonly faults: readonly ItemFault[];
}

export interface ItemFault {
  /** name of the control */
  readonly field: string;
  readonly value: string;
  readonly expected: string;
}

/** A sitting as lists show it. */
export interface SittingRow {
  readonly id: SubjectId;
  readonly meeting: string;
  readonly on: PlainDate;
  readonly stage: 'planned' | 'open' | 'closed';
  readonly listed: number;
  readonly undecided: number;
  readonly full: boolean;
  /** between the others, for one urgent case */
  readonly urgent: boolean;
  readonly place?: string;
  /** name of the chair; absent: nobody is named */
  readonly chair?: string;
}

/** A rating that counts only once a manager has confirmed it. */
export interface ProvisionalRating {
  readonly child: SubjectId;
  readonly entry: EntryId;
  readonly kind: string;
  readonly on: PlainDate;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A child in a tracker who is not on record yet. */
export interface NotInYet {
  readonly reference: string;
  readonly name: string;
  readonly ragAsWritten: string;
  readonly custodyAsWritten: string;
}

/** What commands and readers both ask of meetings. */
export interface MeetingReads {
  /** The latest version of each child's item. */
  items(sitting: SubjectId): Promise<readonly SavedItem[]>;
  item(sitting: SubjectId, child: SubjectId): Promise<SavedItem | undefined>;
  /** Chronologies of several children at once: all entries for the system, those they may see for a reader. */
  chronologies(children: readonly SubjectId[]): Promise<ReadonlyMap<SubjectId, readonly Entry[]>>;
  /** Children for whom any of these facts has a value, or all, in order of id; with the name by which lists sort them. */
  childrenWith(facts: readonly string[] | 'any child'): Promise<readonly { readonly child: SubjectId; readonly sortedBy: string }[]>;
  /** Sittings of all meetings in order of date, the latest first. */
  sittings(): Promise<readonly SittingRow[]>;
  /** Children in trackers who are not in yet, those whose words say red first. */
  notInYet(): Promise<readonly NotInYet[]>;
}

/** Meetings as a person may read them. */
export interface MeetingReading extends MeetingReads {
  /** Ratings that await a manager, the oldest first. */
  provisional(): Promise<readonly ProvisionalRating[]>;
}

/** Meetings for commands. */
export interface MeetingWriting extends MeetingReads {
  /** Adds a version. @returns false if that version is there already: somebody else has saved */
  saveItem(item: SavedItem): Promise<boolean>;
}
