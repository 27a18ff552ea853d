import type { PlainDate } from '../core/values/plain-date.ts';
import { fail, ok, type Result } from '../core/values/result.ts';
import { guessColumns, type ColumnGuess } from './guess-columns.ts';
import { plainHeading } from './heading.ts';
import type { ColumnMapping, Mapping, MappingFault } from './mapping.ts';
import { cellAt, columnLetters, type Sheet, type SheetRow } from './sheet.ts';
import { TARGET_FIELDS } from './target-fields.ts';

export interface FittedMapping {
  /** the saved mapping on this sheet's columns, new ones included as they were guessed */
  readonly mapping: Mapping;
  /** columns that the saved mapping does not know, such as that of a further meeting; a person is shown them */
  readonly newColumns: readonly ColumnGuess[];
}

/**
 * Fits a saved mapping to a sheet. Columns are found again by their headings, so that one that moved does no harm; a mapped column that is
 * not there any more, or stands there twice, is a fault; a column that was not there before is guessed and shown.
 */
export function fitMapping(sheet: Sheet, saved: Mapping, today: PlainDate): Result<FittedMapping, readonly MappingFault[]> {
  const header = headerFor(sheet, saved);
  if (header === undefined)
    return fail([{ path: 'headerLine', value: String(saved.headerLine), expected: `the row of "${sheet.name}" with the column names` }]);
  const faults: MappingFault[] = [];
  const columns = saved.columns.flatMap((c, at): readonly ColumnMapping[] => {
    if (same(cellAt(header, c.column).text, c.heading)) return [c];
    const found = header.cells.flatMap((cell, i) => (same(cell.text, c.heading) ? [i + 1] : []));
    if (found.length === 1 && found[0] !== undefined) return [{ ...c, column: found[0] }];
    const where = found.length === 0 ? 'it is not there' : `it is there ${found.length} times (${found.map(columnLetters).join(', ')})`;
    if (c.field !== null) faults.push({ path: `columns.${at}.heading`, value: c.heading, expected: `a column with this heading in "${sheet.name}"; ${where}` });
    return [];
  });
  if (faults.length > 0) return fail(faults);
  const newColumns = guessColumns({ ...sheet, headerLine: header.line }, today).columns.filter((g) => !columns.some((c) => c.column === g.column));
  const taken = new Set(columns.map((c) => c.field));
  const added = newColumns.map((g): ColumnMapping => {
    const free = g.field !== null && (TARGET_FIELDS[g.field].many === true || !taken.has(g.field));
    return { column: g.column, heading: g.heading, field: free ? g.field : null, ...(g.meetingOn === undefined ? {} : { meetingOn: g.meetingOn }) };
  });
  const all = [...columns, ...added].sort((a, b) => a.column - b.column);
  return ok({ mapping: { ...saved, sheet: sheet.name, headerLine: header.line, columns: all }, newColumns });
}

/** The saved header row if its headings still stand there, else the row that looks like a header now. */
function headerFor(sheet: Sheet, saved: Mapping): SheetRow | undefined {
  const at = (line: number | undefined): SheetRow | undefined => sheet.rows.find((r) => r.line === line);
  const before = at(saved.headerLine);
  const fits = (row: SheetRow): number => saved.columns.filter((c) => row.cells.some((cell) => same(cell.text, c.heading))).length;
  const now = at(sheet.headerLine);
  if (before === undefined || now === undefined) return now ?? before;
  return fits(before) >= fits(now) ? before : now;
}

function same(a: string, b: string): boolean {
  return plainHeading(a) === plainHeading(b);
}
