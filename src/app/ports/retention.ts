import type { EntryId, SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry, Subject } from '../../core/chronology/entry.ts';
import type { Header } from '../../core/retention/doomed.ts';
import type { KeptSort } from '../../core/retention/kept-sorts.ts';

/** Until when a record is kept, or some of its entries, as it is stored. */
export interface TermRow {
  readonly subject: Subject;
  readonly sort: KeptSort;
  /** the rule of the policy: its clause, with its number where the clause has several */
  readonly rule: string;
  readonly clause: string;
  readonly title: string;
  readonly scope: 'record' | 'part';
  /** the last day on which it is kept; absent where it cannot be worked out */
  readonly keptUntil?: PlainDate;
  readonly because: string;
}

/** Whose record it is, for those who keep records and do not read them. */
export interface KeptName {
  readonly subject: Subject;
  /** the name; or that the record is restricted, or that it is a victim's */
  readonly about: string;
  /** of a meeting: which, and on which day */
  readonly meeting?: { readonly name: string; readonly on?: PlainDate };
  readonly reference?: string;
  readonly born?: PlainDate;
}

/** What was erased of a record, for those who could have read it. */
export interface ErasureRow {
  readonly certificate: EntryId;
  readonly subject: Subject;
  /** the whole record, and not some of its entries */
  readonly whole: boolean;
  readonly clause: string;
  readonly title: string;
  readonly on: PlainDate;
  readonly entries: readonly EntryId[];
}

/** An entry of which the header is all that is left. */
export interface Tombstone {
  readonly id: EntryId;
  readonly kind: string;
  readonly occurredOn: PlainDate;
  readonly recordedOn: PlainDate;
  readonly erasedOn: PlainDate;
  readonly clause: string;
}

/** A certificate with its place in the chain, which shows where the chain stood when it was written. */
export interface CertificateEntry {
  readonly entry: Entry;
  /** hexadecimal */
  readonly hash: string;
}

export interface TermQuery {
  /** kept until a day before this one */
  readonly before?: PlainDate;
  /** or those of which the day cannot be worked out */
  readonly unknown?: true;
  readonly subject?: Subject;
  readonly sort?: KeptSort;
  readonly limit: number;
}

/** What those who keep records see of them. Row security shows others nothing. */
export interface RetentionReading {
  /** the first to end first */
  terms(query: TermQuery): Promise<readonly TermRow[]>;
  /** how many are kept until a day in a time: from and until are both counted */
  ending(from: PlainDate, until: PlainDate, sort?: KeptSort): Promise<number>;
  /** Names of records, as far as the reader may know them. @throws Error if the reader keeps no records */
  names(subjects: readonly Subject[]): Promise<readonly KeptName[]>;
  /** How many records of each sort are over. */
  over(before: PlainDate): Promise<Readonly<Partial<Record<KeptSort, number>>>>;
  /** Holds that stand, each time one was found still needed, and proposals that nobody has answered, or whose agreement has not been carried out. */
  open(): Promise<readonly Entry[]>;
  /** What was recorded about keeping and erasing of one record. */
  notes(subject: Subject): Promise<readonly Entry[]>;
  /** The entries of a record without their content, those that were erased left out. */
  headers(subject: Subject): Promise<readonly Header[]>;
  /** What was erased of a record. */
  erasures(subject: Subject): Promise<readonly ErasureRow[]>;
  /** Entries of a record that were erased. */
  tombstones(child: SubjectId): Promise<readonly Tombstone[]>;
  /** The part of the service on whose chronology certificates and cuts of the audit stand; undefined before the first. */
  certifying(): Promise<SubjectId | undefined>;
  /** Up to which batch of the audit all traces are of a day or earlier; undefined if none is. @throws Error if the reader does not look after the audit */
  cuttable(until: PlainDate): Promise<Cuttable | undefined>;
  /** Certificates, the latest first; the one with that place in the chain, if it is given. */
  certificates(seq?: number): Promise<readonly CertificateEntry[]>;
}

/** What is to be erased. */
export interface Erasing {
  /** the entry by which somebody agreed */
  readonly agreed: EntryId;
  readonly entries: readonly EntryId[];
  /** entries of others in whose stead a version without the name is written in the same transaction */
  readonly blackened: readonly EntryId[];
  /** the entry that will certify it */
  readonly certificate: EntryId;
  readonly today: PlainDate;
  /** the reference under which trackers know a child; the pseudonym of somebody who worked here */
  readonly known?: string;
  /** by which the words of searches are found */
  readonly names: readonly string[];
}

/** A beginning of the audit that can be cut off. */
export interface Cuttable {
  /** the last batch */
  readonly through: number;
  /** its hash, hexadecimal */
  readonly hash: string;
  readonly rows: number;
  /** of these, traces about records under a hold, of erasures and of cuts: they stay */
  readonly kept: number;
  readonly oldest: PlainDate;
}

export interface RetentionErasing {
  /** Subjects, beside children, in whose entries the child is named by id. */
  naming(child: SubjectId): Promise<readonly Subject[]>;
  /** Names of children, for telling one from another. */
  namesOf(children: readonly SubjectId[]): Promise<readonly string[]>;
  /** How many members of staff have been given a pseudonym. */
  pseudonyms(): Promise<number>;
  /** In how many entries of other children the words stand. */
  mentions(words: string, child: SubjectId): Promise<number>;
  /** The unit on whose chronology certificates lie. */
  unitOfCertificates(): Promise<SubjectId | undefined>;
  /**
   * Removes content and everything that was worked out from it, as the retention role. The database looks for itself whether two
   * persons agreed and no hold stands. @returns how many rows went, by where they lay. @throws Error if it may not be
   */
  erase(erasing: Erasing): Promise<Readonly<Record<string, number>>>;
  /** Cuts the audit as two persons agreed. The database looks for itself. @throws Error if it may not be */
  cut(agreed: EntryId, certificate: EntryId): Promise<{ readonly rows: number; readonly kept: number }>;
  /** Removes working copies of a sort from before an instant. @returns how many went */
  expire(sort: string, before: string): Promise<number>;
}
