import { parseCsv } from './csv.ts';
import { decodeText } from './encoding.ts';
import { guessHeaderLine } from './header-row.ts';
import { restoreNeutralised } from './neutralise.ts';
import { isRejectsHeader } from './reject-columns.ts';
import { noticesOf } from './sheet-notices.ts';
import { UnreadableFile, type Sheet, type SheetNotice, type SheetRow } from './sheet.ts';
import { isKnownHeading } from './field-of-heading.ts';
import { readWorkbook, type RawSheet } from './xlsx.ts';
import { SIZE_LIMITS, type SizeLimits } from './zip-guard.ts';

const SEPARATOR_NAMES = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' } as const;

/**
 * Reads a tracker file: a workbook (.xlsx) or text separated by commas, semicolons or tabs. The content decides which, not the name.
 * @param bytes the whole file
 * @param filename as given by the person; names the one sheet of a text file
 * @returns every sheet with every row that holds anything, hidden and struck-through ones marked; nothing is left out
 * @throws UnreadableFile saying what is wrong and what would do
 */
export async function readSheets(bytes: Uint8Array, filename: string, limits: SizeLimits = SIZE_LIMITS): Promise<readonly Sheet[]> {
  if (bytes.length === 0) throw new UnreadableFile('The file is empty.', 'Choose the tracker itself.');
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw oldOrProtected(bytes);
  if (startsWith(bytes, [0x50, 0x4b])) return (await readWorkbook(bytes, limits)).map((raw) => finish(raw, []));
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw new UnreadableFile('This is a PDF.', 'Export the tracker as .xlsx or CSV.');
  if (bytes.length > limits.compressedBytes) {
    throw new UnreadableFile(
      `The file is ${Math.ceil(bytes.length / 2 ** 20)} MB; the limit is ${Math.ceil(limits.compressedBytes / 2 ** 20)} MB.`,
      'Divide it into several files.',
    );
  }
  return [readText(bytes, filename)];
}

function readText(bytes: Uint8Array, filename: string): Sheet {
  const { text, encoding } = decodeText(bytes);
  if (text.includes('\u0000')) throw new UnreadableFile('The file is neither text nor a workbook.', 'Choose a CSV or .xlsx file.');
  const table = parseCsv(text);
  if (table.records.length === 0) throw new UnreadableFile('The file holds no rows.', 'Choose the tracker itself.');
  // in a corrected file of rejected rows the apostrophes that made formulas harmless are ours, and are taken off again
  const read = isRejectsHeader(table.records[0]?.fields ?? []) ? restoreNeutralised : (field: string): string => field;
  const rows: SheetRow[] = table.records.map((r) => ({
    line: r.line,
    cells: r.fields.map((field) => ({ text: read(field) })),
    hidden: false,
    struckThrough: false,
  }));
  const notices: SheetNotice[] = [
    { code: 'encoding', text: `Read as ${encoding}.` },
    { code: 'separator', text: `Columns are separated by ${SEPARATOR_NAMES[table.separator]}.` },
  ];
  if (table.unclosedQuoteAt !== undefined) {
    notices.push({
      code: 'unclosed-quote',
      text: `A quotation mark opened on line ${table.unclosedQuoteAt} is never closed, so the rest of the file is one cell. Close it and try again.`,
      lines: [table.unclosedQuoteAt],
    });
  }
  const name = filename.replace(/^.*[\\/]/, '').replace(/\.[a-z0-9]{1,5}$/i, '') || 'tracker';
  return finish({ name, hidden: false, rows, hiddenColumns: [], coloursByRule: false }, notices);
}

function finish(raw: RawSheet, notices: readonly SheetNotice[]): Sheet {
  const headerLine = guessHeaderLine(raw.rows, isKnownHeading);
  const sheet = { name: raw.name, hidden: raw.hidden, rows: raw.rows, hiddenColumns: raw.hiddenColumns, ...(headerLine === undefined ? {} : { headerLine }) };
  return { ...sheet, notices: [...notices, ...noticesOf(sheet, raw.coloursByRule)] };
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

/** Old .xls files and password-protected .xlsx files share one container; the protected ones name their encryption in UTF-16. */
function oldOrProtected(bytes: Uint8Array): UnreadableFile {
  const start = new TextDecoder('utf-16le').decode(bytes.subarray(0, Math.min(bytes.length, 64 * 1024) & ~1));
  return start.includes('EncryptedPackage') || start.includes('EncryptionInfo')
    ? new UnreadableFile('The workbook is protected with a password.', 'Save a copy without the password and choose that.')
    : new UnreadableFile('This is an old workbook (.xls).', 'Open it and save it as "Excel Workbook (.xlsx)" or as "CSV UTF-8".');
}
