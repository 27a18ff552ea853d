import ExcelJS from 'exceljs';
import { Document, Packer, Paragraph } from 'docx';
import { describe, expect, it } from 'vitest';
import { allowedSort, LARGEST_FILE } from './allowed-sorts.ts';
import { plainName } from './plain-name.ts';

const text = (t: string): Uint8Array => new TextEncoder().encode(t);
const PDF = text('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const docx = async (): Promise<Uint8Array> => new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Order')] }] })));
async function xlsx(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('A').addRow(['x']);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('a file that is to be kept', () => {
  it('is taken where its content is what its name says', async () => {
    for (const [name, bytes, ending] of [
      ['Order.pdf', PDF, 'pdf'], ['photo.PNG', PNG, 'png'], ['plan.docx', await docx(), 'docx'], ['list.xlsx', await xlsx(), 'xlsx'], ['note.txt', text('Said on the telephone: £20.\r\n'), 'txt'],
      ['old.txt', Buffer.from([0x63, 0x61, 0x66, 0xe9]), 'txt'], ['mail.eml', text('From: a@b.example\r\nSubject: Court\r\n\r\nHello'), 'eml'],
    ] as const) expect(await allowedSort(name, bytes), name).toMatchObject({ ending });
  });

  it.each([
    ['a program that calls itself a letter', 'letter.pdf', text('MZ\u0090\u0000\u0003')],
    ['a page that calls itself text', 'note.txt', text('  <!doctype html><script>alert(1)</script>')],
    ['a drawing with scripts in it', 'picture.svg', text('<svg xmlns="http://www.w3.org/2000/svg"></svg>')],
    ['a drawing that calls itself a picture', 'picture.png', text('<svg xmlns="http://www.w3.org/2000/svg"></svg>')],
    ['a page', 'page.html', text('<html></html>')],
    ['a picture under another name', 'letter.pdf', PNG],
    ['an archive', 'all.zip', Buffer.from('504b0506000000000000000000000000000000000000', 'hex')],
    ['a name with two endings', 'invoice.exe.pdf', PDF],
    ['a name without an ending', 'invoice', PDF],
    ['text with the bytes of a program in it', 'note.txt', text('a\u0000b')],
    ['an empty file', 'note.txt', new Uint8Array()],
    ['a file that is too large', 'note.txt', new Uint8Array(LARGEST_FILE + 1).fill(65)],
  ])('is refused: %s', async (_, name, bytes) => {
    expect(await allowedSort(name, bytes)).toMatchObject({ says: expect.any(String) as unknown, wants: expect.any(String) as unknown });
  });

  it('is refused where it holds macros, whatever it is called', async () => {
    // The names of the parts of a workbook lie in it as they are.
    const withMacros = Buffer.concat([await xlsx(), text('xl/vbaProject.bin')]);
    expect(await allowedSort('list.xlsx', withMacros)).toMatchObject({ says: expect.stringContaining('macros') as unknown });
    expect(await allowedSort('list.xlsm', withMacros)).toMatchObject({ says: 'Files of this sort are not kept.' });
  });

  it('is given back under a name that is no path, no header and no second ending', () => {
    expect(plainName('..\\..\\etc/Order of “3 March”.v2.pdf', 'pdf')).toBe('Order of 3 March v2.pdf');
    expect(plainName('a"; filename=x\r\nSet-Cookie: y=1.pdf', 'pdf')).toBe('a filename x Set-Cookie y 1.pdf');
    expect(plainName('.pdf', 'pdf')).toBe('document.pdf');
    expect(plainName(`${'ö'.repeat(300)}.jpg`, 'jpg')).toBe(`${'ö'.repeat(80)}.jpg`);
  });
});
