import { tableXlsx } from '../../documents/table/table-xlsx.ts';
import type { TableDocument } from '../../documents/table/table-document.ts';
import { csvLine } from '../../tracker/index.ts';
import type { Reply } from '../route.ts';

export type TableFormat = 'csv' | 'xlsx';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const BYTE_ORDER_MARK = '\ufeff';

/** The table as a file to keep: as CSV with formulas neutralised, or as a workbook. The notes stand above it in both. */
export async function tableFile(format: TableFormat, name: string, table: TableDocument): Promise<Reply> {
  const filename = `${name.replace(/[^\w-]+/g, '-')}.${format}`;
  if (format === 'xlsx') return { is: 'file', filename, type: XLSX, bytes: await tableXlsx(table) };
  const lines = [[table.title], ...table.notes.map((n) => [n]), [], table.head, ...table.rows];
  return { is: 'file', filename, type: 'text/csv; charset=utf-8', bytes: new TextEncoder().encode(BYTE_ORDER_MARK + lines.map((l) => csvLine(l)).join('')) };
}
