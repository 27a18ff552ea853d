import type { EntryId, SubjectId, WorkerId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Role } from '../../core/access/roles.ts';
import type { Subject } from '../../core/chronology/entry.ts';
import type { FactState } from '../../core/duties/derivation.ts';
import type { Alert, Duty, OpenConsideration, Prompt, Proposal, Tier } from '../../core/duties/duty.ts';
import type { ReadAudit } from './reader.ts';

/** A child as lists show it: from the stored standing. */
export interface ChildRow {
  readonly id: SubjectId;
  readonly reference?: string;
  readonly surname?: string;
  readonly forenames?: string;
  readonly knownAs?: string;
  readonly dateOfBirth?: PlainDate;
  readonly area?: string;
  readonly caseManager?: WorkerId;
  readonly dyo: boolean;
  readonly dyoOn?: PlainDate;
  readonly rag?: string;
  readonly ragSince?: PlainDate;
  readonly ragRatedOn?: PlainDate;
  readonly inCustody: boolean;
  readonly flags: readonly string[];
  readonly lastContact?: PlainDate;
  /** open work: how many are late on the day of reading, how many are open */
  readonly late: number;
  readonly open: number;
}

/** Everything stored about one subject. */
export interface StandingRow {
  readonly subject: Subject;
  readonly facts: Readonly<Record<string, FactState>>;
  readonly tiers: readonly Tier[];
  readonly duties: readonly Duty[];
  readonly considerations: readonly OpenConsideration[];
  readonly proposals: readonly Proposal[];
  readonly prompts: readonly Prompt[];
  readonly alerts: readonly Alert[];
  readonly throughSeq: number;
  readonly derivedOn: PlainDate;
}

/** A piece of work with whose child it is about. */
export type WorkRow = {
  /** who is away and has it to do: for whoever stands in */
  readonly inPlaceOf?: string;
  readonly subject: Subject;
  /** what the subject is called: a child's name, a sitting's title */
  readonly about: string;
  readonly reference?: string;
  readonly area?: string;
  readonly rag?: string;
  readonly ownerRole?: Role;
  readonly ownerWorker?: WorkerId;
} & (
  | { readonly sort: 'duty'; readonly detail: Duty }
  | { readonly sort: 'consideration'; readonly detail: OpenConsideration }
  | { readonly sort: 'proposal'; readonly detail: Proposal }
  | { readonly sort: 'prompt'; readonly detail: Prompt }
  | { readonly sort: 'alert'; readonly detail: Alert }
);

/** What work to list: a person's own (by allocation) with the pools of their roles and areas, a team's, or all. */
export interface WorkQuery {
  readonly worker?: WorkerId;
  /** work that those people hold in these roles: for whoever stands in for them */
  readonly inPlaceOf?: readonly { readonly worker: WorkerId; readonly role: Role }[];
  /** work of these roles that nobody in particular holds */
  readonly pools?: readonly Role[];
  readonly areas?: readonly string[];
  readonly subject?: Subject;
  readonly clause?: string;
  /** only work of these sorts */
  readonly sorts?: readonly WorkRow['sort'][];
  /** only what is owed in another system as well */
  readonly owedElsewhere?: boolean;
  /** only what an entry of this kind proves */
  readonly provedBy?: string;
  readonly states?: readonly string[];
  /** work of this role, whoever holds it */
  readonly ownerRole?: Role;
  /** due on this day or later; on this day or earlier */
  readonly dueFrom?: PlainDate;
  readonly dueUntil?: PlainDate;
  /** only what comes after this line, in the order in which work is listed */
  readonly after?: WorkPlace;
  readonly limit?: number;
  readonly offset?: number;
}

/** Where a line of work stands in the order of lists: by due day, those without one last. */
export interface WorkPlace {
  readonly due?: PlainDate;
  readonly startedOn: PlainDate;
  readonly key: string;
  readonly subject: SubjectId;
}

export const CHILD_SORTS = ['name', 'reference', 'rag', 'late', 'last-contact', 'rated', 'dyo', 'case-manager', 'area', 'age'] as const;
export type ChildSort = (typeof CHILD_SORTS)[number];

export interface ChildQuery {
  /** only these, as far as the reader may know of them */
  readonly ids?: readonly SubjectId[];
  readonly caseManager?: WorkerId;
  readonly allocatedTo?: WorkerId;
  readonly dyo?: boolean;
  readonly rag?: string;
  readonly area?: string;
  readonly flag?: string;
  readonly sort?: ChildSort;
  readonly descending?: boolean;
  readonly limit?: number;
  readonly offset?: number;
}

export interface Page<T> {
  readonly rows: readonly T[];
  readonly total: number;
}

/** A child with somebody who holds the case in a role. */
export interface HeldChild {
  readonly child: ChildRow;
  readonly role: Role;
  readonly worker: WorkerId;
}

export interface SearchHit extends ChildRow {
  /** why it was found: "name", "known as", "reference", "date of birth", "in the record" */
  readonly why: string;
  /** the words found, for a hit in the text */
  readonly excerpt?: string;
  readonly entry?: EntryId;
}

export interface ClauseCount {
  readonly clause: string;
  readonly made: number;
  readonly open: number;
  readonly late: number;
  readonly met: number;
  readonly metLate: number;
}

/** Reads for pages, all under row security, sorted and cut by the database. */
export interface Lists {
  /** The children whom these people hold, by name: of those whom the reader may see. */
  heldBy(workers: readonly WorkerId[], today: PlainDate): Promise<readonly HeldChild[]>;
  children(query: ChildQuery, today: PlainDate): Promise<Page<ChildRow>>;
  /** The children after one, in the order in which they were added: for going through all of them while others are added. Neither sort nor offset of the query counts. */
  childrenAfter(query: ChildQuery, after: SubjectId | undefined, today: PlainDate): Promise<readonly ChildRow[]>;
  /** Whether anybody is on record whom the reader may see. */
  anybody(): Promise<boolean>;
  child(id: SubjectId, today: PlainDate): Promise<ChildRow | undefined>;
  standing(subject: Subject): Promise<StandingRow | undefined>;
  /** @param sorts only work of these sorts is read; the other lists are then empty */
  standings(subjects: readonly Subject[], sorts?: readonly WorkRow['sort'][]): Promise<readonly StandingRow[]>;
  work(query: WorkQuery): Promise<Page<WorkRow>>;
  clauseCounts(today: PlainDate): Promise<readonly ClauseCount[]>;
  /** Names however they are spelt, known-as, reference, date of birth and the words of entries. Leaves a trace itself. */
  search(text: string, limit: number, today: PlainDate): Promise<readonly SearchHit[]>;
  /** Appointments of the day and of the day before without an outcome. */
  appointments(from: PlainDate, to: PlainDate, query: { readonly caseManager?: WorkerId }): Promise<readonly AppointmentRow[]>;
  /** Decisions that wait for the agreement of one of these roles, the oldest first; without one's own and those already agreed to. */
  awaiting(query: { readonly worker: WorkerId; readonly roles: readonly Role[] }): Promise<readonly AwaitingRow[]>;
  /** The lists of names that have been given to others, the latest first, each with the children who were on it. */
  nameLists(): Promise<readonly NameListRow[]>;
  audit(audit: ReadAudit): Promise<void>;
}

/** A list of names as it stood when it was given. */
export interface NameListRow {
  readonly list: string;
  readonly on: PlainDate;
  readonly by: WorkerId;
  readonly recipients: readonly string[];
  readonly channel?: string;
  readonly who?: string;
  readonly names: readonly { readonly child: SubjectId; readonly about: string; readonly reference?: string }[];
}

/** A proposed decision that somebody is to agree to or not. */
export interface AwaitingRow {
  readonly child: SubjectId;
  readonly about: string;
  readonly reference?: string;
  /** the entry that holds the proposal */
  readonly entry: EntryId;
  readonly on: PlainDate;
  readonly by: WorkerId;
  readonly clauses: string;
  /** what would be recorded, in the words of its kinds */
  readonly what: readonly string[];
}

export interface AppointmentRow {
  readonly child: SubjectId;
  readonly about: string;
  readonly entry: EntryId;
  readonly on: PlainDate;
  readonly at?: string;
  readonly place?: string;
  readonly purpose?: string;
  /** the outcome, once recorded */
  readonly outcome?: string;
}
