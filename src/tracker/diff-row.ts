import type { FieldId } from './field-values.ts';
import type { ImportRow, RememberedCell } from './import-row.ts';
import type { TrackerRecord } from './tracker-record.ts';
import { isFieldId, TARGET_FIELDS } from './target-fields.ts';

/** What a changed cell leads to. `add`: a new entry. `ask`: a person says what it means; nothing is written until then. */
export interface CellChange {
  readonly key: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
  readonly effect: 'add' | 'ask';
  /** why, in a sentence */
  readonly because: string;
}

export interface RowDifference {
  readonly unchanged: boolean;
  readonly changes: readonly CellChange[];
}

/**
 * Compares a row with the cells remembered from the last version of the tracker. Unchanged cells write nothing. A dated fact that changed
 * adds an entry if its day changed with it (or it is a day itself); an undated fact that changed asks, and so does one that was emptied,
 * since an empty cell is not a decision. A fact that was not there before is added.
 * @param previous as kept from `ImportRow.cells`; undefined for a child who was not in the tracker
 */
export function diffRow(previous: Readonly<Record<string, RememberedCell>> | undefined, row: ImportRow): RowDifference {
  const before = previous ?? {};
  const changes: CellChange[] = [];
  for (const key of new Set([...Object.keys(before), ...Object.keys(row.cells)])) {
    const was = before[key];
    const is = row.cells[key];
    if (comparable(was) === comparable(is)) continue;
    const change = { key, column: is?.column ?? was?.column ?? key, before: was?.content ?? '', after: is?.content ?? '' };
    changes.push({ ...change, ...effectOf(key, was, is, before, row) });
  }
  return { unchanged: changes.length === 0, changes };
}

/**
 * Of a row's records those that may be written now: with a cell that adds and none that asks. Of a child on record, an identity holds only
 * its changed parts, so that nothing that has been recorded since is overwritten by a cell that did not change.
 */
export function recordsToWrite(records: readonly TrackerRecord[], difference: RowDifference): readonly TrackerRecord[] {
  const adds = new Set(difference.changes.filter((c) => c.effect === 'add').map((c) => c.key));
  const asks = new Set(difference.changes.filter((c) => c.effect === 'ask').map((c) => c.key));
  return records.flatMap((record) => {
    const added = record.from.filter((key) => adds.has(key));
    if (added.length === 0) return [];
    const { parts } = record;
    if (parts === undefined) return record.from.some((key) => asks.has(key)) ? [] : [record];
    const names = new Set(added.flatMap((key) => parts[key] ?? []));
    return [{ ...record, from: added, data: Object.fromEntries(Object.entries(record.data).filter(([name]) => names.has(name))) }];
  });
}

/**
 * What to remember of a row after `recordsToWrite` were written: its cells as they are now, but for those that ask and those that go into
 * an entry with them. These stay as they were until a person has answered, so that the question comes again.
 */
export function cellsToRemember(
  previous: Readonly<Record<string, RememberedCell>> | undefined,
  row: ImportRow,
  records: readonly TrackerRecord[],
  difference: RowDifference,
): Readonly<Record<string, RememberedCell>> {
  const asks = new Set(difference.changes.filter((c) => c.effect === 'ask').map((c) => c.key));
  const waiting = new Set([...asks, ...records.filter((r) => r.parts === undefined && r.from.some((key) => asks.has(key))).flatMap((r) => r.from)]);
  return Object.fromEntries([
    ...Object.entries(row.cells).filter(([key]) => !waiting.has(key)),
    ...Object.entries(previous ?? {}).filter(([key]) => waiting.has(key)),
  ]);
}

function comparable(cell: RememberedCell | undefined): string {
  return (cell?.content ?? '').trim().replace(/\s+/g, ' ');
}

function effectOf(
  key: string,
  was: RememberedCell | undefined,
  is: RememberedCell | undefined,
  before: Readonly<Record<string, RememberedCell>>,
  row: ImportRow,
): Pick<CellChange, 'effect' | 'because'> {
  if (was === undefined) return { effect: 'add', because: 'It was not in the tracker before.' };
  if (is === undefined) return { effect: 'ask', because: 'It stood in the tracker and is empty now. Was it wrong, or is it over?' };
  const field = fieldOf(key);
  if (field === 'comments') return { effect: 'add', because: 'A comment is quoted again as it now stands.' };
  const target = TARGET_FIELDS[field];
  if (!target.dated) return { effect: 'ask', because: 'It has no day of its own. Has it changed, or was it wrong before?' };
  if (target.asksWhenChanged === true) return { effect: 'ask', because: 'The day of what has been done differs. Was it wrong before, or done again?' };
  if (field === 'meeting') return { effect: 'ask', because: 'The rating of a meeting that has been held differs. Which is right?' };
  if (target.datedBy === undefined) return { effect: 'add', because: 'A new day.' };
  const day = target.datedBy;
  if (comparable(before[day]) !== comparable(row.cells[day])) return { effect: 'add', because: 'Its day has changed with it.' };
  return { effect: 'ask', because: 'Its day is the same. Was it wrong before?' };
}

function fieldOf(key: string): FieldId {
  const id = key.split(':')[0] ?? key;
  return isFieldId(id) ? id : 'comments';
}
