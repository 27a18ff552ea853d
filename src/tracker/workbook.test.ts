import ExcelJS from 'exceljs';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readSheets } from './read-sheets.ts';
import { UnreadableFile, type Sheet } from './sheet.ts';
import { sampleBytes } from './testing/samples.ts';
import { SIZE_LIMITS } from './zip-guard.ts';

async function bytesOf(build: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  build(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** A zip file with these parts; `claim` is what its directory says of a part's size. */
function zip(parts: readonly { name: string; content: Uint8Array; claim?: number; encrypted?: boolean }[]): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claim, encrypted } of parts) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(claim ?? content.length, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(encrypted ? 1 : 0, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claim ?? content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    chunks.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const size = directory.reduce((n, b) => n + b.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...chunks, ...directory, end]));
}

const text = (s: string): Uint8Array => new TextEncoder().encode(s);
const notice = (sheet: Sheet | undefined, code: string): string => sheet?.notices.find((n) => n.code === code)?.text ?? '';

async function refusal(bytes: Uint8Array, limits = SIZE_LIMITS): Promise<string> {
  try {
    await readSheets(bytes, 'x.xlsx', limits);
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }
  return 'it was read';
}

describe('the sample workbook', () => {
  it('gives three sheets, and the header under a title row', async () => {
    const sheets = await readSheets(sampleBytes('dyo-workbook.xlsx'), 'dyo-workbook.xlsx');
    expect(sheets.map((s) => [s.name, s.headerLine, s.rows.length])).toEqual([
      ['DYO current', 2, 66],
      ['Leavers', 1, 23],
      ['RAG notes', undefined, 2],
    ]);
  });

  it('shows hidden, struck-through, merged and coloured cells', async () => {
    const [sheet] = await readSheets(sampleBytes('dyo-workbook.xlsx'), 'dyo-workbook.xlsx');
    expect(sheet?.rows.filter((r) => r.hidden).map((r) => r.line)).toEqual([42, 55, 61, 63]);
    expect(sheet?.rows.filter((r) => r.struckThrough).map((r) => r.line)).toEqual([4, 38, 53]);
    expect(sheet?.rows[0]?.cells[7]?.mergedFrom).toBe('A1');
    expect(sheet?.rows[2]?.cells[17]).toEqual({ text: 'Green', fill: { colour: 'green', hex: '92D050', rule: 'hue 89° lies from 66° to 170°' } });
    expect(sheet?.rows[1]?.cells[16]?.date).toBe('2026-05-26');
    expect(sheet?.rows[2]?.cells[3]?.date).toBe('2009-01-24');
    expect(notice(sheet, 'fill-colours')).toContain('in 41 cells');
    expect(notice(sheet, 'title-rows')).toContain('updated after RAG 10.11.26');
    expect(notice(sheet, 'hidden-rows')).toBe('4 hidden rows.');
  });
});

describe('reading a workbook', () => {
  it('keeps formulas, rich text, links, errors and true dates apart from their text', async () => {
    const bytes = await bytesOf((w) => {
      const sheet = w.addWorksheet('S');
      sheet.addRow(['Ref', 'Surname', 'DOB']);
      sheet.addRow(['LC1', { richText: [{ text: "O'" }, { text: 'Brien' }] }, new Date(Date.UTC(2010, 2, 28))]);
      sheet.addRow([{ formula: '1+1', result: 2 }, { text: 'see', hyperlink: 'http://example.invalid' }, { error: '#REF!' }]);
    });
    const [sheet] = await readSheets(bytes, 'a.xlsx');
    expect(sheet?.rows[1]?.cells).toEqual([{ text: 'LC1' }, { text: "O'Brien" }, { text: '2010-03-28', date: '2010-03-28' }]);
    expect(sheet?.rows[2]?.cells).toEqual([{ text: '2', number: 2, formula: '1+1' }, { text: 'see' }, { text: '#REF!' }]);
    expect(notice(sheet, 'formulas')).toContain('1 row has formulas');
  });

  it('marks hidden sheets and columns, and colours that come from a rule', async () => {
    const bytes = await bytesOf((w) => {
      const sheet = w.addWorksheet('Old & done', { state: 'hidden' });
      sheet.addRow(['Ref', 'Surname', 'RAG']);
      sheet.addRow(['LC1', 'Smith', 'Red']);
      sheet.getColumn(2).hidden = true;
      sheet.addConditionalFormatting({
        ref: 'C2:C9',
        rules: [
          { type: 'expression', priority: 1, formulae: ['C2="Red"'], style: { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFF0000' } } } },
        ],
      });
    });
    const [sheet] = await readSheets(bytes, 'a.xlsx');
    expect(sheet?.hidden).toBe(true);
    expect(sheet?.hiddenColumns).toEqual([2]);
    expect(notice(sheet, 'rule-colours')).toContain('conditional formatting');
    expect(notice(sheet, 'hidden-columns')).toBe('Hidden columns: B.');
  });

  it('is not filled by a validation of a whole sheet', async () => {
    const bytes = await bytesOf((w) => {
      const sheet = w.addWorksheet('S');
      sheet.addRow(['Ref', 'Surname']);
      sheet.getCell('A2').dataValidation = { type: 'list', formulae: ['"a,b"'] };
    });
    const [sheet] = await readSheets(bytes, 'a.xlsx');
    expect(sheet?.rows).toHaveLength(1);
  });
});

describe('files that are refused, with what would do', () => {
  it('old, protected, macro, OpenDocument, PDF, empty and broken files', async () => {
    const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Array<number>(600).fill(0)]);
    const sealed = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...[...'EncryptedPackage'].flatMap((c) => [c.charCodeAt(0), 0])]);
    expect(await refusal(old)).toBe('This is an old workbook (.xls). Open it and save it as "Excel Workbook (.xlsx)" or as "CSV UTF-8".');
    expect(await refusal(sealed)).toBe('The workbook is protected with a password. Save a copy without the password and choose that.');
    expect(await refusal(zip([{ name: 'xl/workbook.xml', content: text('<x/>'), encrypted: true }]))).toContain('protected with a password');
    expect(
      await refusal(
        zip([
          { name: 'xl/workbook.xml', content: text('<x/>') },
          { name: 'xl/vbaProject.bin', content: text('x') },
        ]),
      ),
    ).toContain('holds macros');
    expect(await refusal(zip([{ name: 'content.xml', content: text('<x/>') }]))).toContain('OpenDocument');
    expect(await refusal(text('%PDF-1.7'))).toContain('PDF');
    expect(await refusal(new Uint8Array())).toContain('empty');
    expect(await refusal(sampleBytes('dyo-workbook.xlsx').subarray(0, 9000))).toContain('table of contents is missing');
    expect(await refusal(Uint8Array.from([0x4c, 0, 0, 0x43, 1, 0, 0, 2]))).toContain('neither text nor a workbook');
  });

  it('a workbook that is too large, unfolds too large, lies about its size, or has too many parts', async () => {
    const small = { ...SIZE_LIMITS, uncompressedBytes: 100_000 };
    const big = new Uint8Array(200_000);
    expect(
      await refusal(
        zip([
          { name: 'xl/workbook.xml', content: text('<x/>') },
          { name: 'a.xml', content: big },
        ]),
        small,
      ),
    ).toContain('Unpacked, the workbook is 1 MB');
    expect(
      await refusal(
        zip([
          { name: 'xl/workbook.xml', content: text('<x/>') },
          { name: 'a.xml', content: big, claim: 10 },
        ]),
        small,
      ),
    ).toContain('Unpacked, the workbook');
    expect(await refusal(sampleBytes('dyo-workbook.xlsx'), { ...SIZE_LIMITS, compressedBytes: 1000 })).toContain('the limit is 1 MB');
    expect(await refusal(sampleBytes('dyo-workbook.xlsx'), { ...SIZE_LIMITS, entries: 3 })).toContain('parts; the limit is 3');
  });

  it('a merged range that covers millions of cells', async () => {
    const sheet = text('<worksheet><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>');
    expect(
      await refusal(
        zip([
          { name: 'xl/workbook.xml', content: text('<x/>') },
          { name: 'xl/worksheets/sheet1.xml', content: sheet },
        ]),
      ),
    ).toContain('Merged cells cover most of a sheet');
  });
});
