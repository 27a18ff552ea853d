import type { PlainDate } from '../core/values/plain-date.ts';
import type { FieldId, FieldValues, SingleFieldId } from './field-values.ts';
import type { FaultCode } from './parse/parsed.ts';
import type { RagReading } from './parse/ratings.ts';

/** What is wrong with a cell, where it stands, and what would do. */
export interface RowFault {
  /** the row of the workbook or the line of the file */
  readonly line: number;
  /** the heading of the column, or the field's label where there is no such column */
  readonly column: string;
  readonly value: string;
  /** completes "expected …" */
  readonly expected: string;
  readonly code: FaultCode;
}

/** A thing to be shown that does not stop the row. With `asks`, a person is to answer it. */
export interface RowNote {
  readonly code:
    | 'reading'
    | 'hidden'
    | 'struck-through'
    | 'name-incomplete'
    | 'not-recorded'
    | 'booking'
    | 'released?'
    | 'after-as-at'
    | 'grown-up'
    | 'formula'
    | 'order-ended'
    | 'same-name'
    | 'duplicate-reference'
    | 'probable-duplicate'
    | 'cell-struck-through'
    | 'merged'
    | 'no-day'
    | 'answered'
    | 'beyond-header';
  readonly column?: string;
  readonly text: string;
  readonly asks?: true;
}

export interface MeetingRating extends RagReading {
  readonly on: PlainDate;
  readonly column: string;
}

export interface TrackerQuote {
  readonly column: string;
  readonly text: string;
  /** the key of the cell that it comes from */
  readonly key: string;
}

export type RowValues = { readonly [K in SingleFieldId]?: FieldValues[K] } & {
  /** ratings from the columns of meetings, oldest first */
  readonly meetings: readonly MeetingRating[];
  /** words kept as written: comments, and what other cells say beyond their value */
  readonly quotes: readonly TrackerQuote[];
};

/** `duplicate`: a person decides which is meant. `left-out`: a person has said so. Neither these nor `rejected` rows may be forgotten: see `childrenNotIn`. */
export type RowStatus = 'good' | 'rejected' | 'duplicate' | 'left-out';

export interface DuplicateOf {
  readonly reference: string;
  /** absent if it is a child already on record */
  readonly line?: number;
  readonly why: string;
}

/** A cell as it is remembered between two versions of the tracker. */
export interface RememberedCell {
  readonly field: FieldId;
  readonly column: string;
  /** trimmed text, with the background where that carries a rating */
  readonly content: string;
}

export interface ImportRow {
  readonly line: number;
  readonly reference?: string;
  readonly status: RowStatus;
  readonly hidden: boolean;
  readonly struckThrough: boolean;
  readonly values: RowValues;
  readonly faults: readonly RowFault[];
  readonly notes: readonly RowNote[];
  readonly duplicateOf?: DuplicateOf;
  /** by key: the field, or "meeting:2026-05-26", or "comments:Notes"; only cells that hold something */
  readonly cells: Readonly<Record<string, RememberedCell>>;
  /** headings and texts of the whole row as they stand in the file, for the download of rejected rows; shared between rows */
  readonly headings: readonly string[];
  readonly original: readonly string[];
}

/** A child already on record, against whom rows are compared. */
export interface KnownChild {
  readonly reference: string;
  readonly surname?: string;
  readonly forenames?: string;
  readonly dateOfBirth?: PlainDate;
}
