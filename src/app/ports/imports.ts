import type { EntryId, SubjectId, WorkerId } from '../../core/values/ids.ts';
import type { CellChange, ImportRow, KnownChild, Mapping, RememberedCell, RowStatus, SheetRow } from '../../tracker/index.ts';

/** What is offered when a file has been read, while it runs, when its rows are in, and when it has been taken back. */
export type BatchState = 'read' | 'running' | 'done' | 'undone';

/** One bringing in of one file. */
export interface Batch {
  readonly id: string;
  /** the tracker that it is a version of: a row's identity is service, source and reference */
  readonly source: string;
  readonly filename: string;
  readonly state: BatchState;
  /** the file is still there, so that a corrected mapping can read it again */
  readonly filePresent: boolean;
  readonly mapping?: Mapping;
  readonly headings: readonly string[];
  /** rows to be brought in, and how many of them are done */
  readonly total: number;
  readonly done: number;
  readonly counts?: BatchCounts;
  readonly by: WorkerId;
  /** ISO 8601 instants */
  readonly startedAt: string;
  readonly beatAt?: string;
  readonly finishedAt?: string;
  readonly undoneAt?: string;
  readonly undoneWhy?: string;
}

/** Every row is in one of imported, rejected, duplicates and left out. */
export interface BatchCounts {
  readonly rows: number;
  readonly imported: number;
  /** of those imported: rows that say what they said before and wrote nothing */
  readonly unchanged: number;
  readonly rejected: number;
  readonly duplicates: number;
  readonly leftOut: number;
  /** ratings as the tracker has them, by colour; "other" is written and no colour, "none" is blank */
  readonly tracker: Readonly<Record<TrackerColour, number>>;
}

export const TRACKER_COLOURS = ['red', 'amber', 'green', 'other', 'none'] as const;
export type TrackerColour = (typeof TRACKER_COLOURS)[number];

export const SETTLED = ['corrected', 'answered', 'same-child', 'another-child', 'left-out'] as const;
export type Settled = (typeof SETTLED)[number];

/** A cell that changed and of which the tracker does not say what that means; answered by a person. */
export interface Question extends CellChange {
  readonly answer?: 'take' | 'correct' | 'keep';
}

/** A row as it is kept. */
export interface StoredRow {
  readonly batch: string;
  readonly line: number;
  readonly status: RowStatus;
  readonly reference?: string;
  readonly name: string;
  readonly rag: string;
  readonly row: ImportRow;
  /** of a row that is not in: its cells as they lay in the file */
  readonly cells?: SheetRow;
  readonly child?: SubjectId;
  readonly made: readonly EntryId[];
  /** what was remembered before, to be put back when the import is undone; null if nothing was */
  readonly before: Identity | null;
  readonly questions: readonly Question[];
  /** workers whose account nobody has named yet, as the tracker writes them */
  readonly workers: readonly string[];
  readonly settled?: Settled;
  readonly settledWhy?: string;
}

/** Which child a reference of a source means, and what its row said. */
export interface Identity {
  readonly source: string;
  /** comparable: upper case, without spaces */
  readonly reference: string;
  readonly child: SubjectId;
  readonly cells: Readonly<Record<string, RememberedCell>>;
  /** by key of the cell: the entry that it has made last */
  readonly made: Readonly<Record<string, EntryId>>;
  readonly batch: string;
}

/** What a person has said about a row, kept for the next version of the tracker. */
export interface StoredAnswer {
  readonly source: string;
  readonly reference: string;
  /** of the row's cells, where the answer is about this very row; else empty */
  readonly fingerprint: string;
  readonly answer: 'under-ten-is-right' | 'still-on-the-list' | 'another-child' | 'leave-out' | 'same-child' | 'corrected';
  /** corrected texts by number of the column */
  readonly cells?: Readonly<Record<string, string>>;
  readonly batch: string;
}

/** A child in the tracker who is not on record yet, with where the row stands. */
export interface NotInRow {
  readonly batch: string;
  readonly line: number;
  readonly reference: string;
  readonly name: string;
  readonly ragAsWritten: string;
  readonly custodyAsWritten: string;
  /** place in the list: those whose words say red first */
  readonly place: number;
  /** the reference of the child on record whom the row may be about: a restricted record must not be named by a row that is like it */
  readonly like?: string;
}

export interface SavedMapping {
  readonly name: string;
  readonly mapping: Mapping;
}

/** Children of the rows of an import by what their record says now. */
export interface ColourCount {
  readonly colour: TrackerColour;
  readonly children: number;
}

interface ImportReads {
  batch(id: string): Promise<Batch | undefined>;
  /** the latest first */
  batches(): Promise<readonly Batch[]>;
  file(id: string): Promise<Uint8Array | undefined>;
  /** in order of line */
  rows(batch: string, which: 'all' | 'to settle'): Promise<readonly StoredRow[]>;
  row(batch: string, line: number): Promise<StoredRow | undefined>;
  mappings(): Promise<readonly SavedMapping[]>;
  identities(source: string): Promise<readonly Identity[]>;
  answers(source: string): Promise<readonly StoredAnswer[]>;
  /** Children on record; the reference is empty where there is none. */
  known(): Promise<readonly ChildOnRecord[]>;
  /** How many rows of an import have each status now. */
  tally(batch: string): Promise<Tally>;
}

export type ChildOnRecord = KnownChild & { readonly child: SubjectId };
export type Tally = Readonly<Record<RowStatus | 'unchanged', number>>;

/** Imports as a person may read them: their own, and a manager everybody's. */
export interface ImportReading extends ImportReads {
  /** Ratings that the record gives now to the children of an import. */
  coloursOf(batch: string): Promise<readonly ColourCount[]>;
}

/** Imports for commands. */
export interface ImportWriting extends ImportReads {
  add(batch: Pick<Batch, 'id' | 'source' | 'filename' | 'by' | 'startedAt'>, file: Uint8Array): Promise<void>;
  setMapping(id: string, mapping: Mapping): Promise<void>;
  saveMapping(saved: SavedMapping, by: WorkerId, at: string): Promise<void>;
  /** Takes up a file that has been read, or a run that has been silent since `silentSince`. @returns false if somebody else has */
  begin(id: string, run: { readonly total: number; readonly headings: readonly string[]; readonly at: string; readonly silentSince: string }): Promise<boolean>;
  progress(id: string, done: number, at: string): Promise<void>;
  finish(id: string, counts: BatchCounts, at: string): Promise<void>;
  setCounts(id: string, counts: BatchCounts): Promise<void>;
  addRows(rows: readonly StoredRow[]): Promise<void>;
  /** Rewrites what has become of a row. */
  updateRow(row: StoredRow, by: WorkerId, at: string): Promise<void>;
  /** Lines that have been dealt with already. */
  lines(batch: string): Promise<ReadonlySet<number>>;
  addNotIn(rows: readonly NotInRow[]): Promise<void>;
  /** Rows of earlier files of the source that were not in and have come again with this one: the newer row stands for them. */
  replaceEarlier(batch: Pick<Batch, 'id' | 'source'>, rows: readonly { readonly reference: string; readonly name: string }[], by: WorkerId, at: string): Promise<void>;
  /** Puts back what `replaceEarlier` took out, when the newer file is undone. @returns the rows that are not in again */
  restoreEarlier(batch: string): Promise<readonly StoredRow[]>;
  /** one row's, or a whole import's */
  removeNotIn(batch: string, line?: number): Promise<void>;
  saveIdentities(identities: readonly Identity[]): Promise<void>;
  removeIdentity(source: string, reference: string): Promise<void>;
  saveAnswer(answer: StoredAnswer, by: WorkerId, at: string): Promise<void>;
  undone(id: string, why: string, at: string): Promise<void>;
  /** Removes the files of imports that were done, or of reads that were left, before this moment. @returns how many */
  expireFiles(before: string): Promise<number>;
  /** Removes imports that were read before this moment and never brought in, with their rows. @returns how many */
  expireUnused(before: string): Promise<number>;
  /** Removes the cells of rows that were settled before this moment. */
  expireCells(before: string): Promise<void>;
}
