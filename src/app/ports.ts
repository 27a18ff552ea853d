/**
 * What the use cases need from the outside. The store implements `Store`; main joins them.
 * `as user` reads run under row security with the reader's identity; `as system` folds the whole chronology
 * after a command has been authorised.
 */
import type { AgencyId, CommandId, EntryId, ServiceId, SubjectId, WorkerId } from '../core/values/ids.ts';
import type { PlainDate } from '../core/values/plain-date.ts';
import type { Role } from '../core/access/roles.ts';
import type { Compartment, Entry, Subject, SubjectKind } from '../core/chronology/entry.ts';
import type { Actor, Command, DecidedRecord, Decision } from '../core/decisions/command.ts';
import type { Derivation, Surroundings } from '../core/duties/derivation.ts';

/** Who reads, in which role, why: set on the connection before anything else and kept in the audit. */
export interface Reader {
  readonly service: ServiceId;
  readonly worker: WorkerId;
  readonly agency: AgencyId;
  readonly roles: readonly Role[];
  readonly compartments: readonly Compartment[];
  readonly purpose: string;
}

/** What a read of a child's record leaves behind. */
export interface ReadAudit {
  readonly event: string;
  readonly subject?: Subject;
  /** what was shown, in a few words: "first screen", "chronology, 50 entries" */
  readonly shown: string;
}

/** A child as lists show it: drawn from the stored standing. */
export interface ChildRow {
  readonly id: SubjectId;
  readonly reference: string;
  readonly surname: string;
  readonly forenames: string;
  readonly knownAs?: string;
  readonly dateOfBirth?: PlainDate;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly throughSeq: number;
}

export interface StoredDerivation {
  readonly subject: Subject;
  readonly derivation: Derivation;
  readonly policyHash: string;
  readonly engine: string;
  readonly throughSeq: number;
}

/** Inside one transaction as the system: load, decide, append; the chain's head is locked last. */
export interface Unit {
  chronology(subject: Subject): Promise<readonly Entry[]>;
  surroundings(subject: Subject): Promise<Surroundings>;
  append(command: Command, subject: Subject, records: readonly DecidedRecord[]): Promise<readonly Entry[]>;
  saveDerivation(stored: StoredDerivation): Promise<void>;
  saveResult(command: CommandId, result: Decision): Promise<void>;
}
