import { inflateRawSync } from 'node:zlib';
import { UnreadableFile } from './sheet.ts';

/** What a workbook may weigh. Checked before and while unpacking, since a small file can unfold into a very large one. */
export interface SizeLimits {
  readonly compressedBytes: number;
  readonly uncompressedBytes: number;
  readonly entries: number;
  /** cells in merged ranges: the reader makes each of them */
  readonly mergedCells: number;
}

export const SIZE_LIMITS: SizeLimits = { compressedBytes: 20 * 2 ** 20, uncompressedBytes: 200 * 2 ** 20, entries: 1000, mergedCells: 200_000 };

interface ZipEntry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly compressed: number;
  readonly uncompressed: number;
  readonly offset: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const SAVE_AS = 'Open it and save it as "Excel Workbook (.xlsx)" or as "CSV UTF-8".';

/**
 * Reads the directory of a zip file and unpacks its parts within the limits.
 * @returns the text of the workbook's XML parts by name
 * @throws UnreadableFile saying what is wrong and what would do
 */
export function unpackWorkbook(bytes: Uint8Array, limits: SizeLimits = SIZE_LIMITS): ReadonlyMap<string, string> {
  if (bytes.length > limits.compressedBytes) throw tooLarge('The file', bytes.length, limits.compressedBytes);
  const entries = readDirectory(bytes, limits);
  const total = entries.reduce((sum, e) => sum + e.uncompressed, 0);
  if (total > limits.uncompressedBytes) throw tooLarge('Unpacked, the workbook', total, limits.uncompressedBytes);
  refuseUnwanted(entries);
  const parts = new Map<string, string>();
  let left = limits.uncompressedBytes;
  for (const entry of entries) {
    // unpacked here whatever the directory claims, because a directory can lie about sizes
    const content = unpack(bytes, entry, left, limits.uncompressedBytes);
    left -= content.length;
    if (/\.(xml|rels)$/i.test(entry.name)) parts.set(entry.name.replace(/^\//, ''), new TextDecoder().decode(content));
  }
  refuseVastMerges(parts, limits);
  return parts;
}

function tooLarge(what: string, size: number, limit: number): UnreadableFile {
  const mb = (n: number): string => `${Math.ceil(n / 2 ** 20)} MB`;
  return new UnreadableFile(
    `${what} is ${mb(size)}; the limit is ${mb(limit)}.`,
    'Leave out sheets and pictures that are not needed, or save the sheet as CSV.',
  );
}

function readDirectory(bytes: Uint8Array, limits: SizeLimits): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) throw new UnreadableFile('The file is not a whole workbook: its table of contents is missing.', 'Download or save it again.');
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries) throw new UnreadableFile(`The workbook has ${count} parts; the limit is ${limits.entries}.`, 'Save the sheet as CSV.');
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) {
      throw new UnreadableFile('The workbook is damaged: its table of contents breaks off.', 'Download or save it again.');
    }
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      compressed: view.getUint32(at + 20, true),
      uncompressed: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 22 - 65535; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return undefined;
}

function refuseUnwanted(entries: readonly ZipEntry[]): void {
  if (entries.some((e) => e.encrypted))
    throw new UnreadableFile('The workbook is protected with a password.', 'Save a copy without the password and choose that.');
  if (entries.some((e) => /vbaProject\.bin$|macrosheets\//i.test(e.name)))
    throw new UnreadableFile('The workbook holds macros, which are not accepted.', SAVE_AS);
  if (!entries.some((e) => /^\/?xl\/workbook\.xml$/i.test(e.name))) {
    const what = entries.some((e) => e.name === 'content.xml')
      ? 'This is an OpenDocument spreadsheet (.ods).'
      : entries.some((e) => /workbook\.bin$/i.test(e.name))
        ? 'This is a binary workbook (.xlsb).'
        : 'This is a zip file, but no workbook.';
    throw new UnreadableFile(what, SAVE_AS);
  }
}

function unpack(bytes: Uint8Array, entry: ZipEntry, left: number, limit: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = new UnreadableFile(`The workbook is damaged at its part "${entry.name}".`, 'Download or save it again.');
  if (entry.offset + 30 > bytes.length) throw damaged;
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.compressed);
  if (entry.method === 0) {
    if (packed.length > left) throw tooLarge('Unpacked, the workbook', limit + 1, limit);
    return packed;
  }
  if (entry.method !== 8) throw damaged;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge('Unpacked, the workbook', limit + 1, limit);
    throw damaged;
  }
}

/** A merged range of a whole sheet is a few bytes in the file and millions of cells in memory. */
function refuseVastMerges(parts: ReadonlyMap<string, string>, limits: SizeLimits): void {
  for (const [name, xml] of parts) {
    if (!/worksheets\//.test(name)) continue;
    let cells = 0;
    for (const [, c1, r1, c2, r2] of xml.matchAll(/<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)) {
      cells += (columnNumber(c2 ?? '') - columnNumber(c1 ?? '') + 1) * (Number(r2) - Number(r1) + 1);
    }
    if (cells > limits.mergedCells) throw new UnreadableFile('Merged cells cover most of a sheet.', 'Undo the merging, or save the sheet as CSV.');
  }
}

function columnNumber(letters: string): number {
  return [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0);
}
