import { columnLetters, type Sheet, type SheetNotice, type SheetRow } from './sheet.ts';

/** What a person must be shown about a sheet before importing it: everything that a plain list of its values would hide. */
export function noticesOf(sheet: Omit<Sheet, 'notices'>, coloursByRule: boolean): readonly SheetNotice[] {
  const { rows } = sheet;
  const notices: SheetNotice[] = [];
  if (sheet.hidden) notices.push({ code: 'hidden-sheet', text: 'This sheet is hidden in the workbook.' });
  if (sheet.headerLine === undefined) {
    notices.push({ code: 'no-header', text: 'No row of this sheet looks like a header. Choose the row with the column names, or another sheet.' });
  } else {
    const titles = rows.filter((r) => r.line < (sheet.headerLine ?? 0));
    if (titles.length > 0) notices.push({ code: 'title-rows', text: `Above the header: ${titles.map(titleOf).join('; ')}.`, lines: linesOf(titles) });
  }
  add(
    notices,
    'hidden-rows',
    rows.filter((r) => r.hidden),
    (n) => `${n} hidden ${n === 1 ? 'row' : 'rows'}.`,
  );
  add(
    notices,
    'struck-through-rows',
    rows.filter((r) => r.struckThrough),
    (n) => `${n} ${n === 1 ? 'row is' : 'rows are'} struck through.`,
  );
  add(
    notices,
    'struck-through-cells',
    rows.filter((r) => !r.struckThrough && r.cells.some((c) => c.struckThrough)),
    (n) => `${n} ${n === 1 ? 'row has' : 'rows have'} single cells struck through.`,
  );
  add(
    notices,
    'merged-cells',
    rows.filter((r) => r.cells.some((c) => c.mergedFrom !== undefined)),
    (n) => `${n} ${n === 1 ? 'row has' : 'rows have'} merged cells; each repeats the text of the first.`,
  );
  add(
    notices,
    'formulas',
    rows.filter((r) => r.cells.some((c) => c.formula !== undefined)),
    (n) => `${n} ${n === 1 ? 'row has' : 'rows have'} formulas; their last result is read, none is worked out.`,
  );
  if (sheet.hiddenColumns.length > 0) notices.push({ code: 'hidden-columns', text: `Hidden columns: ${sheet.hiddenColumns.map(columnLetters).join(', ')}.` });
  notices.push(...fillNotices(rows));
  if (coloursByRule)
    notices.push({
      code: 'rule-colours',
      text: 'Some colours of this sheet come from a rule (conditional formatting). They are not in the cells and are not read.',
    });
  if (sheet.headerLine !== undefined) {
    const width = rows.find((r) => r.line === sheet.headerLine)?.cells.length ?? 0;
    add(
      notices,
      'ragged-rows',
      rows.filter((r) => r.line > (sheet.headerLine ?? 0) && r.cells.slice(width).some((c) => c.text.trim() !== '')),
      (n) => `${n} ${n === 1 ? 'row has' : 'rows have'} text beyond the last column of the header.`,
    );
    add(
      notices,
      'undecodable',
      rows.filter((r) => r.cells.some((c) => c.text.includes('\ufffd'))),
      (n) => `${n} ${n === 1 ? 'row has' : 'rows have'} letters that could not be read; save the file as "CSV UTF-8".`,
    );
  }
  return notices;
}

function add(notices: SheetNotice[], code: SheetNotice['code'], rows: readonly SheetRow[], text: (n: number) => string): void {
  if (rows.length > 0) notices.push({ code, text: text(rows.length), lines: linesOf(rows) });
}

function linesOf(rows: readonly SheetRow[]): readonly number[] {
  return rows.map((r) => r.line);
}

function titleOf(row: SheetRow): string {
  return `"${row.cells
    .filter((c) => c.mergedFrom === undefined && c.text.trim() !== '')
    .map((c) => c.text.trim())
    .join('", "')}"`;
}

function fillNotices(rows: readonly SheetRow[]): readonly SheetNotice[] {
  const rated = new Map<string, number>();
  const other = new Map<string, number>();
  for (const { cells } of rows) {
    for (const { fill } of cells) {
      if (fill === undefined) continue;
      if (fill.colour === 'other') other.set(fill.hex, (other.get(fill.hex) ?? 0) + 1);
      else {
        const key = `${fill.colour} (#${fill.hex}: ${fill.rule})`;
        rated.set(key, (rated.get(key) ?? 0) + 1);
      }
    }
  }
  const list = (counts: ReadonlyMap<string, number>): string => [...counts].map(([what, n]) => `${what} in ${n} ${n === 1 ? 'cell' : 'cells'}`).join(', ');
  return [
    ...(rated.size > 0 ? [{ code: 'fill-colours' as const, text: `Cells are coloured: ${list(rated)}.` }] : []),
    ...(other.size > 0
      ? [
          {
            code: 'other-fill-colours' as const,
            text: `Colours that are neither red, amber nor green: ${list(new Map([...other].map(([hex, n]) => [`#${hex}`, n])))}.`,
          },
        ]
      : []),
  ];
}
