import type { ActId, CommandId, EntryId, SubjectId, WorkerId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Compartment, Entry, Subject, SubjectKind } from '../../core/chronology/entry.ts';
import type { Derivation, SittingAhead } from '../../core/duties/derivation.ts';
import type { Role } from '../../core/access/roles.ts';
import type { ReadAudit } from './reader.ts';

/** An entry before the store has given it its place in the chain. */
export type NewEntry = Omit<Entry, 'seq' | 'service'>;

/** Whom the work of a role falls to: by allocation, then by area, then to the pool (nobody yet). */
export interface Ownership {
  readonly role: Role;
  readonly worker?: WorkerId;
}

/** What is worked out from a chronology, as the store keeps it. */
export interface StoredDerivation {
  readonly subject: Subject;
  readonly derivation: Derivation;
  readonly derivedOn: PlainDate;
  readonly policyHash: string;
  readonly engine: string;
  /** who holds the case, by role */
  readonly owners: readonly Ownership[];
}

export interface CommandResult {
  readonly command: CommandId;
  readonly worker: WorkerId;
  /** plain JSON of the first result */
  readonly result: unknown;
}

export interface RecordWriting {
  /** The first result of a command that was sent before. */
  earlierResult(command: CommandId): Promise<unknown>;
  /** Makes a subject that has no entries yet. */
  create(subject: Subject, compartment: Compartment): Promise<void>;
  /** Locks the subject until the transaction ends, so that two commands about it are decided one after the other. @returns false if there is no such subject */
  lock(subject: Subject): Promise<boolean>;
  /** The subject's whole chronology, whatever the author of the command may see of it. */
  chronology(subject: Subject): Promise<readonly Entry[]>;
  /** Sittings of meetings, past and ahead, in order of date. */
  sittings(): Promise<readonly SittingAhead[]>;
  /** Whether the child is allocated to the worker. */
  isAllocated(child: SubjectId, worker: WorkerId): Promise<boolean>;
  /** Rewrites what is worked out about a subject. */
  saveDerivation(stored: StoredDerivation): Promise<void>;
  saveResult(result: CommandResult): Promise<void>;
  /** Adds entries at the end of the chain and gives them their numbers. Must be the last statement of the transaction: it locks the head. */
  append(entries: readonly NewEntry[]): Promise<void>;
  /** Subjects whose duties change by themselves on or before a day. */
  dueForChange(on: PlainDate, limit: number): Promise<readonly Subject[]>;
  /** All subjects, for a rebuild, in pages. */
  subjects(kind: SubjectKind, after: SubjectId | undefined, limit: number): Promise<readonly Subject[]>;
  /** What is stored now about a subject, to compare with a fresh derivation. */
  stored(subject: Subject): Promise<StoredSnapshot | undefined>;
  audit(audit: ReadAudit, worker: WorkerId, roles: readonly Role[], purpose: string): Promise<void>;
}

/** What a rebuild compares. */
export interface StoredSnapshot {
  readonly facts: unknown;
  readonly work: readonly { readonly sort: string; readonly key: string; readonly detail: unknown }[];
  readonly policyHash: string;
  readonly engine: string;
  readonly derivedOn: PlainDate;
}

export interface RecordReading {
  /** The entries of a subject that the reader may see, all of them. */
  chronology(subject: Subject): Promise<readonly Entry[]>;
  /** One entry, if the reader may see it. */
  entry(id: EntryId): Promise<Entry | undefined>;
  /** The entries of one act that the reader may see. */
  act(id: ActId): Promise<readonly Entry[]>;
  audit(audit: ReadAudit): Promise<void>;
}
