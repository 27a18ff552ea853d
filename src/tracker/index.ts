/**
 * Reading a tracker: bytes to sheets, sheets to a mapping, rows to values with faults and notes, good rows to the entries they would make.
 * Pure: no database, no clock, nothing stored. In order of use:
 * `readSheets` → `guessColumns` (or `loadMapping` and `fitMapping`) → `workerNames` → `readRows` →
 * `childrenNotIn`, `rejectsCsv`, `toRecords`, `diffRow`.
 */
export { readSheets } from './read-sheets.ts';
export { UnreadableFile, cellAt, columnLetters, type Cell, type Sheet, type SheetNotice, type SheetRow } from './sheet.ts';
export { SIZE_LIMITS, type SizeLimits } from './zip-guard.ts';
export { fillOf, type Fill } from './fill-colour.ts';
export { FIELD_IDS, isFieldId, TARGET_FIELDS, type TargetField } from './target-fields.ts';
export type { FieldId, FieldValues } from './field-values.ts';
export { guessColumns, type ColumnGuess, type Guess } from './guess-columns.ts';
export { guessAsAt, guessDateOrder, type AsAtGuess, type DateOrderGuess } from './guess-dates.ts';
export { fitMapping, type FittedMapping } from './fit-mapping.ts';
export { checkMapping, loadMapping, saveMapping, type Answer, type ColumnMapping, type Mapping, type MappingFault } from './mapping.ts';
export { readRows, workerNames, type ReadOptions } from './read-rows.ts';
export type { DuplicateOf, ImportRow, KnownChild, MeetingRating, RememberedCell, RowFault, RowNote, RowStatus, RowValues, TrackerQuote } from './import-row.ts';
export { childrenNotIn, type ChildNotIn } from './children-not-in.ts';
export { rejectsCsv } from './rejects-csv.ts';
export { csvField, csvLine, neutralise } from './neutralise.ts';
export { toRecords } from './records.ts';
export type { RecordContext, RowRecords, TrackerRecord, Unsettled } from './tracker-record.ts';
export { cellsToRemember, diffRow, recordsToWrite, type CellChange, type RowDifference } from './diff-row.ts';
export { parseLooseDate } from './parse/loose-date.ts';
export { LEICESTER_AREAS } from './areas.ts';
