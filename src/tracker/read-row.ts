import type { PlainDate } from '../core/values/plain-date.ts';
import type { FieldId, FieldValues, SingleFieldId } from './field-values.ts';
import type { MeetingRating, RememberedCell, RowFault, RowNote, RowValues, TrackerQuote } from './import-row.ts';
import type { Mapping } from './mapping.ts';
import type { Parsed, ParseContext } from './parse/parsed.ts';
import { cellAt, type Cell, type SheetRow } from './sheet.ts';
import { TARGET_FIELDS } from './target-fields.ts';

type Values = Partial<Pick<FieldValues, SingleFieldId>>;

/** A row's cells read one by one, before they are compared with each other. */
export interface CellsRead {
  readonly values: RowValues;
  readonly faults: RowFault[];
  readonly notes: RowNote[];
  readonly cells: Readonly<Record<string, RememberedCell>>;
}

/** Reads the mapped cells of a row. Faults and notes are those of single cells. */
export function readCells(row: SheetRow, columns: Mapping['columns'], context: ParseContext): CellsRead {
  const values: Values = {};
  const meetings: MeetingRating[] = [];
  const quotes: TrackerQuote[] = [];
  const faults: RowFault[] = [];
  const notes: RowNote[] = [];
  const cells: Record<string, RememberedCell> = {};
  for (const { column, heading, field, meetingOn } of columns) {
    if (field === null) continue;
    const cell = cellAt(row, column);
    const text = cell.text.trim();
    if (text === '' && cell.fill === undefined) continue;
    const key = keyOf(field, heading, meetingOn);
    const content = field === 'meeting' || field === 'rag' ? contentWithFill(cell) : text;
    if (content !== '') cells[key] = { field, column: heading, content };
    notes.push(...notesOfCell(cell, heading, row.struckThrough));
    if (field === 'comments') {
      if (text !== '') quotes.push({ column: heading, text: cell.text.trim(), key });
      continue;
    }
    const parsed: Parsed<unknown> = field === 'meeting' ? readMeeting(cell, heading, meetingOn, context, meetings) : readSingle(field, cell, context, values);
    if (parsed.fault !== undefined) faults.push({ line: row.line, column: heading, value: text, ...parsed.fault });
    if (/^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/.test(text))
      faults.push({ line: row.line, column: heading, value: text, code: 'formula-error', expected: 'a value; the formula gives an error' });
    for (const note of parsed.notes ?? []) notes.push({ code: 'reading', column: heading, text: note });
    if (parsed.quote === true) quotes.push({ column: heading, text, key });
  }
  meetings.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return { values: { ...values, meetings, quotes }, faults, notes, cells };
}

/** The name under which a cell is remembered between two versions of the tracker. */
export function keyOf(field: FieldId, heading: string, meetingOn?: PlainDate): string {
  if (field === 'meeting') return `meeting:${meetingOn ?? heading}`;
  return field === 'comments' ? `comments:${heading}` : field;
}

function readSingle<K extends SingleFieldId>(field: K, cell: Cell, context: ParseContext, values: Values): Parsed<FieldValues[K]> {
  const parsed = TARGET_FIELDS[field].parse(cell, context);
  if (parsed.value !== undefined) values[field] = parsed.value;
  return parsed;
}

function readMeeting(cell: Cell, heading: string, on: PlainDate | undefined, context: ParseContext, meetings: MeetingRating[]): Parsed<unknown> {
  const parsed = TARGET_FIELDS.meeting.parse(cell, context);
  if (parsed.value === undefined || on === undefined) return parsed;
  if (on > context.today) return { fault: { code: 'in-the-future', expected: `no rating for ${on}, a meeting that has not been held` } };
  meetings.push({ ...parsed.value, on, column: heading });
  return parsed;
}

function contentWithFill(cell: Cell): string {
  const text = cell.text.trim();
  return cell.fill === undefined ? text : `${text} [#${cell.fill.hex}]`.trim();
}

function notesOfCell(cell: Cell, heading: string, rowStruck: boolean): readonly RowNote[] {
  const notes: RowNote[] = [];
  if (cell.struckThrough && !rowStruck && cell.text.trim() !== '')
    notes.push({ code: 'cell-struck-through', column: heading, text: `"${cell.text.trim()}" is struck through; it is read as if it were not.`, asks: true });
  if (cell.mergedFrom !== undefined) notes.push({ code: 'merged', column: heading, text: `The cell is merged with ${cell.mergedFrom} and repeats its text.` });
  if (cell.formula !== undefined) notes.push({ code: 'formula', column: heading, text: 'The value is the last result of a formula.' });
  return notes;
}
