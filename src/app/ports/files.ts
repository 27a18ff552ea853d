import type { Entry } from '../../core/chronology/entry.ts';
import type { EntryId, SubjectId, WorkerId } from '../../core/values/ids.ts';

/** A file as it was put away. */
export interface StoredFile {
  /** under which it is found again; says nothing about what it is */
  readonly ref: string;
  /** in bytes */
  readonly size: number;
  /** SHA-256 of its bytes, 64 hexadecimal digits */
  readonly sha256: string;
}

/** What came of looking for a file. `unreadable`: it was changed, or the key with which it was locked is not given any longer. */
export type FoundFile = { readonly found: 'bytes'; readonly bytes: Uint8Array } | { readonly found: 'missing' } | { readonly found: 'unreadable'; readonly why: string };

/** What came of locking all files with the newest key. */
export interface Rewrapped {
  readonly changed: number;
  readonly alreadyNewest: number;
  /** files that no key given opens */
  readonly unreadable: number;
}

/** Files of the record, outside the database: encrypted, each under a key of its own. */
export interface FileStore {
  /** Draws a place for bytes, which do not lie there yet: the database is told of it before the disk is. */
  place(bytes: Uint8Array): StoredFile;
  /** Puts bytes away in their place, whole or not at all. */
  put(ref: string, bytes: Uint8Array): Promise<void>;
  get(ref: string): Promise<FoundFile>;
  /** Removes a file for good; nothing happens if there is none. */
  erase(ref: string): Promise<void>;
  /** Locks the key of every file with the newest key, so that older ones can be thrown away. The files themselves stay as they are. */
  rewrap(): Promise<Rewrapped>;
}

/** A file in which something harmful was found after it was kept. */
export interface WithheldFile {
  readonly ref: string;
  readonly found: string;
  /** ISO 8601 */
  readonly scannedAt: string;
}

/** What came of looking through a file that was kept already. */
export type ScanResult = { readonly result: 'clean' | 'too-large' | 'unreadable' } | { readonly result: 'harm'; readonly found: string };

/** Which files the database knows of: what was put away for whom, and what is to go. */
export interface FileRows {
  /** Notes that a file is about to be put away for a record: before it lies on the disk, so that nothing lies there that nobody knows of. */
  put(file: StoredFile, child: SubjectId, by: WorkerId): Promise<void>;
  /** Forgets files of which no entry ever spoke, put away before a moment (ISO 8601); they are to go then. @returns how many */
  forget(before: string): Promise<number>;
  /** Files whose entry was erased, or that were forgotten: to be removed from the disk. */
  toGo(): Promise<readonly string[]>;
  gone(ref: string): Promise<void>;
  /** Files that have no result of a scanner, the oldest first. */
  unscanned(most: number): Promise<readonly StoredFile[]>;
  /** Keeps the result; from then on a file with something harmful is given to nobody. @param at ISO 8601 */
  scanned(ref: string, found: ScanResult, at: string): Promise<void>;
  /** Files that are withheld and of which the record does not say so yet, with an entry that speaks of it and that everybody with the case may know. */
  untold(): Promise<readonly { readonly ref: string; readonly child: SubjectId; readonly found: string; readonly document?: EntryId }[]>;
  /** The record says it. */
  told(ref: string): Promise<void>;
  isWithheld(ref: string): Promise<boolean>;
  /** Every file of which an entry speaks whose content is still there, in order of the chain. */
  onRecord(): Promise<readonly (StoredFile & { readonly seq: Entry['seq'] })[]>;
}

/** Which files a person may take, under row security: those of the entries that they see, which nobody has withdrawn. */
export interface FileReading {
  /** The file of which an entry of a child speaks, if the reader may take it. */
  ofEntry(child: SubjectId, entry: EntryId): Promise<StoredFile | undefined>;
  /** The entries of a child whose file the reader may take. */
  open(child: SubjectId): Promise<ReadonlySet<EntryId>>;
  /** Whether the file of an entry that the reader sees is withheld: something harmful was found in it. */
  isWithheld(child: SubjectId, entry: EntryId): Promise<boolean>;
  /** The files of the service that are withheld, for the governance officer; nothing for anybody else. */
  withheld(): Promise<readonly WithheldFile[]>;
  /** Whether a file that the reader put away for a child, with a form, is still there. */
  isThere(child: SubjectId, ref: string): Promise<boolean>;
}
