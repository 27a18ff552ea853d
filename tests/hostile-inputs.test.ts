import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { allowedSort } from '../src/app/documents/allowed-sorts.ts';
import { plainName } from '../src/app/documents/plain-name.ts';
import { readNetwork } from '../src/app/clients/addresses.ts';
import { serviceOfSecret } from '../src/app/clients/secret.ts';
import { readJson } from '../src/web/api/serving/read-json.ts';
import { faultOfPassword } from '../src/app/accounts/password-rules.ts';
import { parseDateAsTyped, parsePeriodAsTyped, parseTimeAsTyped } from '../src/core/values/loose.ts';
import { plainDate } from '../src/core/values/plain-date.ts';
import { readingAge } from '../src/documents/letter/reading-age.ts';
import { neutralise } from '../src/tracker/neutralise.ts';
import { parseCsv } from '../src/tracker/csv.ts';
import { parseLooseDate } from '../src/tracker/parse/loose-date.ts';
import { readSheets } from '../src/tracker/read-sheets.ts';
import { safePath } from '../src/web/security/origin.ts';

const TODAY = plainDate('2026-11-24');
const LONG = 50_000;
const HOSTILE = [
  'a'.repeat(LONG), ' '.repeat(LONG), '1'.repeat(LONG), '1/'.repeat(LONG / 2), '"'.repeat(LONG), 'ab'.repeat(LONG / 2), `${'a '.repeat(LONG / 2)}!`, '\n'.repeat(LONG), '='.repeat(LONG), `/${'\\'.repeat(LONG)}`, `${'a.'.repeat(LONG / 2)}pdf`, `${'0'.repeat(LONG)}x`,
];

/** One part of a zip file, packed, with a directory: enough for a reader to believe it. */
function zipOf(name: string, content: Uint8Array): Uint8Array {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(content.length, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}

describe('what strangers send', () => {
  it.each([
    ['dates', (t: string) => parseDateAsTyped(t, TODAY)], ['times', parseTimeAsTyped], ['periods', parsePeriodAsTyped], ['dates of a tracker', (t: string) => parseLooseDate(t, { order: 'day-first', today: TODAY })],
    ['addresses to go on to', safePath], ['cells of a spreadsheet', neutralise], ['names of files', (t: string) => plainName(t, 'pdf')], ['passwords', (t: string) => faultOfPassword(t, ['anna', 'Testshire'])],
    ['texts of letters', readingAge], ['texts with commas', (t: string) => parseCsv(t)], ['secrets of systems', serviceOfSecret], ['addresses of systems', readNetwork], ['bodies of the interface', readJson],
  ] as const)('takes no long time to read: %s', (_, read) => {
    for (const text of HOSTILE) {
      const begun = performance.now();
      try {
        read(text);
      } catch {
        // A refusal is an answer too.
      }
      // A pattern that goes back over the text for each of its characters takes minutes here. The bound is wide because the machine is shared.
      expect(performance.now() - begun, JSON.stringify(text.slice(0, 12))).toBeLessThan(3000);
    }
  });

  it('does not unfold in the memory when it is only looked at: a document that claims to be small', async () => {
    const bomb = zipOf('[Content_Types].xml', new Uint8Array(400 * 2 ** 20));
    expect(bomb.length).toBeLessThan(2 ** 20);
    const before = process.memoryUsage().rss;
    expect(await allowedSort('bomb.docx', bomb)).toHaveProperty('says');
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 2 ** 20);
  });

  it('reads no other file through a workbook: an entity of a document type is not followed', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('A').addRow(['MARK']);
    const part = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets><sheet name="&e;" sheetId="1"/></sheets></workbook>';
    const came = await readSheets(zipOf('xl/workbook.xml', new TextEncoder().encode(part)), 'x.xlsx').then((sheets) => JSON.stringify(sheets), (error: unknown) => String(error));
    expect(came).not.toContain('root:');
  });
});
