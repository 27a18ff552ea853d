import type { EntryData } from '../core/chronology/entry.ts';
import type { PlainDate } from '../core/values/plain-date.ts';

/** An entry that a good row would make. Its kind and data are those of `core/chronology/kinds`. */
export interface TrackerRecord {
  readonly kind: string;
  readonly data: EntryData;
  readonly occurredOn: PlainDate;
  /** keys of the cells that it comes from: with `diffRow`, only records whose cells changed are written */
  readonly from: readonly string[];
  /** each cell gives a part of the data that stands alone, by the cell's key: only the changed parts are written to a child on record */
  readonly parts?: Readonly<Record<string, readonly string[]>>;
  /** said of the entry where its day or its reason is not in the tracker */
  readonly note?: string;
}

/** A thing that cannot become an entry until somebody settles it. */
export interface Unsettled {
  readonly what: 'worker';
  readonly asWritten: string;
}

export interface RowRecords {
  readonly records: readonly TrackerRecord[];
  readonly unsettled: readonly Unsettled[];
}

export interface RecordContext {
  /** the day for which the tracker is true: undated facts are recorded as true on it */
  readonly asAt: PlainDate;
  /** name or initials in the tracker, to the id of an account; from the mapping */
  readonly workers: Readonly<Record<string, string>>;
  /** tells a panel that has been from one that lies ahead */
  readonly today: PlainDate;
}

/** Said of an entry whose day the tracker does not give. */
export const UNDATED = 'The day is not in the tracker; recorded on the day for which the tracker was true.';

/** The data without the fields that hold nothing. */
export function only(data: Readonly<Record<string, unknown>>): EntryData {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}
