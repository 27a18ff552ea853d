import type { PlainDate } from '../core/values/plain-date.ts';
import type { Fill } from './fill-colour.ts';

/** One cell as it lies in the file. Nothing is interpreted here beyond what the file itself says. */
export interface Cell {
  /** what a person sees in the cell, untrimmed; empty for an empty cell */
  readonly text: string;
  /** set only for a true date cell of a workbook */
  readonly date?: PlainDate;
  /** set only for a true number cell of a workbook */
  readonly number?: number;
  /** background colour; absent where there is none */
  readonly fill?: Fill;
  readonly struckThrough?: true;
  /** the address of the cell whose text this one repeats because the two are merged ("A1") */
  readonly mergedFrom?: string;
  /** the formula behind the text, as written, without its "=" */
  readonly formula?: string;
}

export interface SheetRow {
  /** the number of the row in the workbook, or of the line of the file on which it begins (first is 1) */
  readonly line: number;
  /** ragged: a row may be shorter or longer than the header; column 1 is at index 0 */
  readonly cells: readonly Cell[];
  readonly hidden: boolean;
  /** every cell that holds text is struck through */
  readonly struckThrough: boolean;
}

/** A thing about the sheet or the file that a person must be shown before they import it. */
export interface SheetNotice {
  readonly code:
    | 'encoding'
    | 'separator'
    | 'hidden-sheet'
    | 'hidden-rows'
    | 'struck-through-rows'
    | 'struck-through-cells'
    | 'merged-cells'
    | 'hidden-columns'
    | 'fill-colours'
    | 'other-fill-colours'
    | 'formulas'
    | 'rule-colours'
    | 'ragged-rows'
    | 'unclosed-quote'
    | 'undecodable'
    | 'title-rows'
    | 'no-header';
  /** a whole sentence */
  readonly text: string;
  /** the lines or rows that it is about */
  readonly lines?: readonly number[];
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** rows that hold anything at all, in order, title and header rows included */
  readonly rows: readonly SheetRow[];
  /** the line of the row that looks like the header; absent where none does */
  readonly headerLine?: number;
  /** numbers of hidden columns (first is 1) */
  readonly hiddenColumns: readonly number[];
  readonly notices: readonly SheetNotice[];
}

/** Why a file cannot be read at all, and what would do. */
export class UnreadableFile extends Error {
  readonly expected: string;
  constructor(what: string, expected: string) {
    super(`${what} ${expected}`);
    this.name = 'UnreadableFile';
    this.expected = expected;
  }
}

export const EMPTY_CELL: Cell = { text: '' };

/** The cell of a row; empty beyond its end. `column` counts from 1. */
export function cellAt(row: SheetRow, column: number): Cell {
  return row.cells[column - 1] ?? EMPTY_CELL;
}

/** "A" for 1, "AA" for 27: how spreadsheet users name a column. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}
