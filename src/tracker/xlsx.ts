import ExcelJS from 'exceljs';
import { fromDayNumber, type PlainDate } from '../core/values/plain-date.ts';
import { fillOf, hexOf, STANDARD_THEME, type Fill } from './fill-colour.ts';
import { UnreadableFile, type Cell, type SheetRow } from './sheet.ts';
import { unpackWorkbook, type SizeLimits } from './zip-guard.ts';

/** A sheet of a workbook as it lies there, before its header is looked for. */
export interface RawSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly SheetRow[];
  readonly hiddenColumns: readonly number[];
  /** colours that come from a rule (conditional formatting) are not in the cells and cannot be read */
  readonly coloursByRule: boolean;
}

/** Parts of a sheet that are not read; a validation of whole columns alone would fill the memory. */
const NOT_READ = ['dataValidations', 'conditionalFormatting', 'extLst', 'drawing', 'legacyDrawing', 'picture', 'tableParts', 'rowBreaks', 'colBreaks'];

/**
 * Reads a workbook (.xlsx) with its fills, hidden rows, struck-through and merged cells.
 * @throws UnreadableFile if it is too large, damaged, protected, holds macros or is no workbook
 */
export async function readWorkbook(bytes: Uint8Array, limits?: SizeLimits): Promise<readonly RawSheet[]> {
  const parts = unpackWorkbook(bytes, limits);
  const workbook = new ExcelJS.Workbook();
  try {
    const copy = new ArrayBuffer(bytes.byteLength);
    new Uint8Array(copy).set(bytes);
    await workbook.xlsx.load(copy, { ignoreNodes: NOT_READ });
  } catch {
    throw new UnreadableFile('The workbook is damaged and cannot be read.', 'Open it in a spreadsheet program and save it again, or save the sheet as CSV.');
  }
  const theme = themeColours(parts);
  const byRule = sheetsWithRules(parts);
  return workbook.worksheets.map((sheet) => readSheet(sheet, theme, byRule.has(sheet.name)));
}

function readSheet(sheet: ExcelJS.Worksheet, theme: readonly string[], coloursByRule: boolean): RawSheet {
  const rows: SheetRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, line) => {
    const cells: Cell[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      while (cells.length < column - 1) cells.push({ text: '' });
      cells.push(readCell(cell, theme));
    });
    if (!cells.some((c) => c.text.trim() !== '' || c.fill !== undefined)) return;
    const written = cells.filter((c) => c.text.trim() !== '');
    rows.push({ line, cells, hidden: row.hidden === true, struckThrough: written.length > 0 && written.every((c) => c.struckThrough === true) });
  });
  const hiddenColumns: number[] = [];
  for (let n = 1; n <= sheet.columnCount; n++) if (sheet.getColumn(n).hidden === true) hiddenColumns.push(n);
  return { name: sheet.name, hidden: sheet.state !== 'visible', rows, hiddenColumns, coloursByRule };
}

function readCell(cell: ExcelJS.Cell, theme: readonly string[]): Cell {
  const fill = fillOfCell(cell, theme);
  const formula = cell.type === ExcelJS.ValueType.Formula ? cell.formula : undefined;
  const mergedFrom = cell.isMerged && cell.master.address !== cell.address ? cell.master.address : undefined;
  return {
    ...readValue(cell.value),
    ...(fill === undefined ? {} : { fill }),
    ...(isStruck(cell) ? { struckThrough: true as const } : {}),
    ...(mergedFrom === undefined ? {} : { mergedFrom }),
    ...(formula === undefined ? {} : { formula }),
  };
}

function readValue(value: ExcelJS.CellValue): Pick<Cell, 'text' | 'date' | 'number'> {
  if (value === null || value === undefined) return { text: '' };
  if (typeof value === 'string') return { text: value };
  if (typeof value === 'number') return { text: String(value), number: value };
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' };
  if (value instanceof Date) return ofDate(value);
  if ('richText' in value) return { text: value.richText.map((run) => run.text).join('') };
  if ('error' in value) return { text: String(value.error) };
  if ('hyperlink' in value) return { text: readText(value.text) };
  if ('result' in value) return readValue(value.result);
  return { text: '' };
}

/** The text of a link may itself be rich text, whatever the reader's types say. */
function readText(text: unknown): string {
  if (typeof text === 'string') return text;
  if (typeof text !== 'object' || text === null || !('richText' in text) || !Array.isArray(text.richText)) return '';
  return text.richText.map((run: unknown) => (typeof run === 'object' && run !== null && 'text' in run ? String(run.text) : '')).join('');
}

/** Date cells hold a day number without a time zone; the reader gives it as midnight in UTC. */
function ofDate(value: Date): { text: string; date: PlainDate } | { text: string } {
  const ms = value.getTime();
  if (Number.isNaN(ms)) return { text: '' };
  const date = fromDayNumber(Math.floor((ms + 500) / 86_400_000));
  return { text: date, date };
}

function isStruck(cell: ExcelJS.Cell): boolean {
  if (cell.font?.strike === true) return true;
  const { value } = cell;
  return (
    typeof value === 'object' && value !== null && 'richText' in value && value.richText.length > 0 && value.richText.every((run) => run.font?.strike === true)
  );
}

function fillOfCell(cell: ExcelJS.Cell, theme: readonly string[]): Fill | undefined {
  const { fill } = cell;
  if (fill === undefined || fill.type !== 'pattern' || fill.pattern === 'none') return undefined;
  const colour = fill.fgColor ?? fill.bgColor;
  if (colour === undefined) return undefined;
  const hex = hexOf(colour, theme);
  return hex === undefined ? undefined : fillOf(hex);
}

/** The workbook's own theme colours in the order in which cells number them (light and dark pairs are swapped there). */
function themeColours(parts: ReadonlyMap<string, string>): readonly string[] {
  const xml = [...parts].find(([name]) => /^xl\/theme\/theme\d*\.xml$/.test(name))?.[1];
  if (xml === undefined) return STANDARD_THEME;
  return ['lt1', 'dk1', 'lt2', 'dk2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6', 'hlink', 'folHlink'].map((name, at) => {
    const found = new RegExp(`<a:${name}>\\s*<a:(?:srgbClr val|sysClr [^>]*lastClr)="([0-9A-Fa-f]{6})"`).exec(xml);
    return found?.[1]?.toUpperCase() ?? STANDARD_THEME[at] ?? 'FFFFFF';
  });
}

/** Names of the sheets whose part holds conditional formatting. */
function sheetsWithRules(parts: ReadonlyMap<string, string>): ReadonlySet<string> {
  const links = new Map(
    [...(parts.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [attribute(tag, 'Id'), attribute(tag, 'Target')]),
  );
  const names = new Set<string>();
  for (const [tag] of (parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet\b[^>]*>/g)) {
    const target = links.get(attribute(tag, 'r:id'));
    if (target === undefined) continue;
    const xml = parts.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    if (xml !== undefined && xml.includes('<conditionalFormatting')) names.add(unescapeXml(attribute(tag, 'name')));
  }
  return names;
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

function unescapeXml(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}
