import type { ActId, AgencyId, CommandId, EntryId, SubjectId, WorkerId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Compartment, Entry, Subject, SubjectKind } from '../../core/chronology/entry.ts';
import type { Derivation, SittingAhead } from '../../core/duties/derivation.ts';
import type { Purpose } from '../../core/access/purposes.ts';
import type { Role } from '../../core/access/roles.ts';
import type { ReadAudit } from './reader.ts';

/** An entry before the store has given it its place in the chain. */
export type NewEntry = Omit<Entry, 'seq' | 'service'>;

/** A child as somebody knows them who cannot look: the reference, or the full name with the date of birth. */
export type ExactChild = { readonly reference: string } | { readonly name: string; readonly born: PlainDate };

/** Whom the work of a role falls to: by allocation, then by area, then to the pool (nobody yet). */
export interface Ownership {
  readonly role: Role;
  readonly worker?: WorkerId;
}

/** Where a subject stands, folded from the entries of some compartments, with those to whom the work falls. */
export interface View {
  readonly compartments: readonly Compartment[];
  readonly derivation: Derivation;
  /** who holds the case, by role */
  readonly owners: readonly Ownership[];
}

/** What a derivation was made with. Where these and the day are the same, so must be the result. */
export interface Stamp {
  readonly policyHash: string;
  readonly engine: string;
  /** SHA-256 of the declared surroundings: calendar, sittings, settings, posts, go-live day */
  readonly surroundings: string;
}

/** What is worked out from a chronology, as the store keeps it. */
export interface StoredDerivation extends Stamp {
  readonly subject: Subject;
  /** from what everybody who may open the case may see, up to the whole chronology, which is the last */
  readonly views: readonly View[];
  readonly derivedOn: PlainDate;
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
  /** whether something of the record may be read here by the agency today */
  isSharedWith(child: SubjectId, agency: AgencyId): Promise<boolean>;
  /** whether the record is restricted and the person is not among those who may open it */
  isHidden(child: SubjectId, worker: WorkerId): Promise<boolean>;
  /** Whether somebody with these roles manages the worker. */
  manages(worker: SubjectId, by: WorkerId, roles: readonly Role[]): Promise<boolean>;
  /** whether the person stands beside a child whose record somebody may not open */
  isBesideHidden(person: SubjectId, worker: WorkerId): Promise<boolean>;
  /** Children with exactly this reference, or exactly this name and date of birth. */
  exactly(who: ExactChild): Promise<readonly SubjectId[]>;
  /** Whether the child is on record as under Integrated Offender Management. */
  isInStrand(child: SubjectId): Promise<boolean>;
  /** What a person beside the children is: a victim, somebody else, or not on record yet. */
  personIs(person: SubjectId): Promise<'victim' | 'other' | 'new'>;
  /** Whether a volunteer is assigned to the child today, in Europe/London. */
  isAssigned(child: SubjectId, worker: WorkerId): Promise<boolean>;
  /** Rewrites what is worked out about a subject. */
  saveDerivation(stored: StoredDerivation): Promise<void>;
  saveResult(result: CommandResult): Promise<void>;
  /** Makes many subjects at once that have no entries yet, with what is worked out about them and the results of their commands. */
  addNew(stored: readonly StoredDerivation[], results: readonly CommandResult[]): Promise<void>;
  /** Adds entries at the end of the chain and gives them their numbers. Must be the last statement of the transaction: it locks the head. */
  append(entries: readonly NewEntry[]): Promise<void>;
  /** Subjects to derive again: their duties change by themselves on or before a day, or they were derived with something else than `stamp`. */
  outOfDate(on: PlainDate, stamp: Stamp, limit: number): Promise<readonly Subject[]>;
  /** All subjects, for a rebuild, in pages. */
  subjects(kind: SubjectKind, after: SubjectId | undefined, limit: number): Promise<readonly Subject[]>;
  /** What is stored now about a subject, to compare with a fresh derivation. */
  stored(subject: Subject): Promise<StoredSnapshot | undefined>;
  /** The rows that saving a derivation would leave. */
  rowsOf(stored: StoredDerivation): DerivedRows;
  audit(audit: ReadAudit, worker: WorkerId, roles: readonly Role[], purpose: Purpose): Promise<void>;
}

/** What a rebuild compares: the rows as they are kept. */
export interface StoredSnapshot extends Stamp {
  readonly derivedOn: PlainDate;
  readonly rows: DerivedRows;
}

/** The rows that a derivation comes to, without what it was made with. Plain JSON. */
export interface DerivedRows {
  readonly standing: Readonly<Record<string, unknown>>;
  readonly parts: readonly Readonly<Record<string, unknown>>[];
  readonly work: readonly Readonly<Record<string, unknown>>[];
  readonly workParts: readonly Readonly<Record<string, unknown>>[];
  readonly allocations: readonly Readonly<Record<string, unknown>>[];
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
