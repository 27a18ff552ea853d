import type { PlainDate } from '../core/values/plain-date.ts';
import { LEICESTER_AREAS } from './areas.ts';
import { comparableReference, DuplicateFinder } from './duplicates.ts';
import type { ImportRow, KnownChild, RowNote, RowStatus } from './import-row.ts';
import type { Answer, Mapping } from './mapping.ts';
import type { ParseContext } from './parse/parsed.ts';
import { readCells } from './read-row.ts';
import { checkRow } from './row-checks.ts';
import { cellAt, type Sheet } from './sheet.ts';

export interface ReadOptions {
  readonly today: PlainDate;
  /** names of the service's neighbourhood policing areas */
  readonly areas?: readonly string[];
  /** children already on record, against whom possible duplicates are told */
  readonly known?: readonly KnownChild[];
  /** called every thousand rows with the number done */
  readonly onProgress?: (done: number, of: number) => void;
}

/**
 * Reads every row below the header of a sheet. Each row with any text gives one result, in order: good, rejected with its faults,
 * a possible duplicate, or left out because a person said so. No row disappears.
 */
export function readRows(sheet: Sheet, mapping: Mapping, options: ReadOptions): readonly ImportRow[] {
  const header = sheet.rows.find((r) => r.line === mapping.headerLine);
  const headings = (header?.cells ?? []).map((c) => c.text.trim());
  const context: ParseContext = { order: mapping.dateOrder, today: options.today, areas: options.areas ?? LEICESTER_AREAS, colours: mapping.colours };
  const columns = mapping.columns.filter((c) => c.field !== null);
  const answers = answersByReference(mapping);
  const duplicates = new DuplicateFinder(headings, options.known ?? []);
  const body = sheet.rows.filter((r) => r.line > mapping.headerLine && r.cells.some((c) => c.text.trim() !== ''));
  return body.map((row, at) => {
    if (at > 0 && at % 1000 === 0) options.onProgress?.(at, body.length);
    const read = readCells(row, columns, context);
    const { reference } = read.values;
    const said = (reference === undefined ? undefined : answers.get(comparableReference(reference))) ?? NO_ANSWERS;
    const checked = checkRow(row, read, { today: options.today, mapping, answers: said });
    const original = row.cells.map((c) => c.text);
    const duplicateOf = duplicates.find({ line: row.line, values: read.values, original }, said.has('another-child'));
    const faults = [...read.faults, ...checked.faults];
    const notes: RowNote[] = [...read.notes, ...checked.notes];
    if (duplicateOf !== undefined)
      notes.push({ code: duplicateOf.reference === reference ? 'duplicate-reference' : 'probable-duplicate', text: duplicateOf.why, asks: true });
    const beyond = row.cells
      .slice(headings.length)
      .map((c) => c.text.trim())
      .filter((t) => t !== '');
    if (beyond.length > 0) notes.push({ code: 'beyond-header', text: `Beyond the last column: "${beyond.join('", "')}". Not taken in.`, asks: true });
    const status: RowStatus = said.has('leave-out') ? 'left-out' : duplicateOf !== undefined ? 'duplicate' : faults.length > 0 ? 'rejected' : 'good';
    return {
      line: row.line,
      ...(reference === undefined ? {} : { reference }),
      status,
      hidden: row.hidden,
      struckThrough: row.struckThrough,
      values: read.values,
      faults,
      notes,
      ...(duplicateOf === undefined ? {} : { duplicateOf }),
      cells: read.cells,
      headings,
      original,
    };
  });
}

const NO_ANSWERS: ReadonlySet<Answer> = new Set();

function answersByReference(mapping: Mapping): ReadonlyMap<string, ReadonlySet<Answer>> {
  const map = new Map<string, Set<Answer>>();
  for (const { reference, answer } of mapping.answers) {
    const key = comparableReference(reference);
    map.set(key, (map.get(key) ?? new Set()).add(answer));
  }
  return map;
}

/** Names and initials of workers as the tracker writes them, with the number of rows and whether the mapping gives an account. */
export function workerNames(sheet: Sheet, mapping: Mapping): readonly { readonly name: string; readonly rows: number; readonly account?: string }[] {
  const column = mapping.columns.find((c) => c.field === 'case-manager')?.column;
  if (column === undefined) return [];
  const counts = new Map<string, number>();
  for (const row of sheet.rows) {
    const name = row.line > mapping.headerLine ? cellAt(row, column).text.trim().replace(/\s+/g, ' ') : '';
    if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([name, rows]) => {
      const account = mapping.workers[name];
      return { name, rows, ...(account === undefined ? {} : { account }) };
    });
}
