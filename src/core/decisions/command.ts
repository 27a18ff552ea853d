import type { AgencyId, CommandId, EntryId, ServiceId, WorkerId } from '../values/ids.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { Purpose } from '../access/purposes.ts';
import type { Role } from '../access/roles.ts';
import type { StandIn } from '../access/standing-in.ts';
import type { EntryData, Source, Subject } from '../chronology/entry.ts';

/** Who acts: always a person in one of their roles, for an agency. */
export interface Actor {
  readonly worker: WorkerId;
  readonly name: string;
  readonly role: Role;
  /** all roles that the person holds today */
  readonly roles: readonly Role[];
  /** for whom they stand in today */
  readonly standingIn?: readonly StandIn[];
  /** the person in whose name a system of an agency acts, as it says; absent for people */
  readonly forWhom?: string;
  /** why they act, where a page says so; absent for what the program or an import does */
  readonly purpose?: Purpose;
  readonly agency: AgencyId;
  readonly service: ServiceId;
}

/** One entry that somebody wants on record. */
export interface NewRecord {
  readonly kind: string;
  readonly data: EntryData;
  readonly occurredOn: PlainDate;
  readonly occurredAt?: string;
  readonly of?: EntryId;
  readonly supersedes?: EntryId;
  readonly withdrawn?: boolean;
  readonly reason?: string;
  /** it has already happened, here or elsewhere: it can be marked, not refused */
  readonly happened?: boolean;
  /** of what comes from another service: the id under which others of the same act speak of it, and whose information it is */
  readonly arriving?: { readonly id: EntryId; readonly agency: AgencyId };
}

/** What somebody does about one subject: one or several records in one act. Sent again with the same id, it gives the first result. */
export interface Command {
  readonly id: CommandId;
  readonly actor: Actor;
  readonly subject: Subject;
  readonly records: readonly NewRecord[];
  readonly source: Source;
  /** answers to what a rule asked, by clause */
  readonly answers: Readonly<Record<string, string>>;
  /** agreements already given to this very proposal */
  readonly agreements: readonly Agreement[];
  /** highest sequence number that the person had seen of this subject, for conflicts */
  readonly seen?: number;
}

export interface Agreement {
  readonly by: WorkerId;
  readonly name: string;
  readonly role: Role;
  readonly on: PlainDate;
}

/** A rule that stands in the way, in words that say what would satisfy it. */
export interface Objection {
  readonly clause: string;
  readonly says: string;
  /** what would satisfy it: "a discussion with the Offender Management Coordinator is missing" */
  readonly wants: string;
  /** field concerned, if one is */
  readonly field?: string;
}

/** A value that a kind does not accept. */
export interface FieldFault {
  readonly record: number;
  readonly field: string;
  readonly value: string;
  readonly expected: string;
}

/** An entry that a decision allows, before the store gives it its place. */
export interface DecidedRecord extends NewRecord {
  /** whom it is about, where it is written with an entry about somebody else */
  readonly subject?: Subject;
  readonly marks: readonly string[];
  readonly tell: readonly { readonly role: Role; readonly clause: string; readonly about: string }[];
}

export type Decision =
  | { readonly outcome: 'accepted'; readonly records: readonly DecidedRecord[]; readonly notes: readonly Objection[] }
  | { readonly outcome: 'invalid'; readonly faults: readonly FieldFault[] }
  | { readonly outcome: 'refused'; readonly objections: readonly Objection[]; readonly offer?: { readonly kind: string; readonly label: string } }
  | { readonly outcome: 'asked'; readonly questions: readonly Objection[] }
  | { readonly outcome: 'held'; readonly objections: readonly Objection[]; readonly awaits: readonly Role[] }
  | { readonly outcome: 'conflict'; readonly with: readonly EntryId[]; readonly why: string };
