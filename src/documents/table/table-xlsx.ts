import ExcelJS from 'exceljs';
import type { TableDocument } from './table-document.ts';

/** Names of sheets have at most 31 characters, and none of these. */
function sheetName(title: string): string {
  return title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31).trim() || 'List';
}

/** The table as a workbook: its title and notes, then the head that stays in view, then the rows. Every cell is text: nothing is run. */
export async function tableXlsx(table: TableDocument): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(sheetName(table.title));
  sheet.addRow([table.title]).font = { bold: true, size: 14 };
  for (const note of table.notes) sheet.addRow([note]);
  sheet.addRow([]);
  sheet.addRow([...table.head]).font = { bold: true };
  const top = sheet.rowCount;
  for (const row of table.rows) sheet.addRow([...row]);
  sheet.views = [{ state: 'frozen', ySplit: top }];
  table.head.forEach((head, i) => {
    const longest = Math.max(head.length, ...table.rows.map((r) => (r[i] ?? '').length));
    sheet.getColumn(i + 1).width = Math.min(60, Math.max(10, longest + 2));
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
}
