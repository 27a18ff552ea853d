import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from './csv.ts';
import { guessColumns } from './guess-columns.ts';
import { csvField, neutralise, restoreNeutralised } from './neutralise.ts';
import { readRows } from './read-rows.ts';
import { rejectsCsv } from './rejects-csv.ts';
import { csvSheet, mappingOf, rowsOf, TODAY } from './testing/samples.ts';

describe('making cells harmless', () => {
  it.each(['=1+1', '+44', '-5', '@x', '\t=1', '\r=1', ' =1', '＝1'])('%j gets an apostrophe', (text) => expect(neutralise(text)).toBe(`'${text}`));
  it.each(['LC1', "O'Brien", '29%', '3-4', ''])('%j stays', (text) => expect(neutralise(text)).toBe(text));
  it('can be undone', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((s) => `=${s}`),
        ),
        (text) => {
          fc.pre(!ALREADY.test(text));
          expect(restoreNeutralised(neutralise(text))).toBe(text);
        },
      ),
    );
  });

  it('never lets a field begin with a sign, quoted or not', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', ' =', ''), fc.string(), (start, rest) => {
        expect(parseCsv(`x,${csvField(start + rest)}`).records[0]?.fields[1] ?? '').not.toMatch(/^\s*[=+\-@]/);
      }),
    );
  });
});

/** A text that already begins as `neutralise` would write it. */
const ALREADY = /^'[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^'[\t\r\n]/;

const HEAD = 'Ref,Surname,Forename,DOB,YOGRS,Comments\n';

describe('the download of rejected rows', () => {
  it('holds the faults, the line and the row as it stood, and no good row', async () => {
    const text = rejectsCsv(
      await rowsOf(`${HEAD}LC1,Smith,Al,31/02/2011,771,"=HYPERLINK(""x"")"\nLC2,Good,Bo,1/1/2011,5,\nLC3,Ha,Cy,1/1/2011,5,\nLC3,Ha,Cy,1/1/2011,5,\n`),
    );
    expect(text.startsWith('\ufeff')).toBe(true);
    const [header, first, second, ...more] = parseCsv(text.slice(1)).records.map((r) => r.fields);
    expect(header).toEqual(['Line in the tracker', 'Why it is not in', 'What is wrong', 'Ref', 'Surname', 'Forename', 'DOB', 'YOGRS', 'Comments']);
    expect(first).toEqual([
      '2',
      'rejected',
      'DOB: "31/02/2011", expected a real date: February 2011 has 28 days\nYOGRS: "771", expected a YOGRS score from 0 to 100; 771 is too high',
      'LC1',
      'Smith',
      'Al',
      '31/02/2011',
      '771',
      `'=HYPERLINK("x")`,
    ]);
    expect(second?.slice(0, 3)).toEqual(['5', 'possible duplicate', 'The same row stands on line 4.']);
    expect(more).toEqual([]);
  });

  it('comes back corrected: its own columns are left out and formulas are as they stood', async () => {
    const text = rejectsCsv(await rowsOf(`${HEAD}LC1,Smith,Al,31/02/2011,77,"=1+1"\n`)).replace('LC1,Smith,Al,31/02/2011', 'LC1,Smith,Al,28/02/2011');
    const sheet = await csvSheet(text);
    expect(
      guessColumns(sheet, TODAY)
        .columns.slice(0, 4)
        .map((c) => c.field),
    ).toEqual([null, null, null, 'reference']);
    const [row] = readRows(sheet, mappingOf(sheet), { today: TODAY });
    expect(row).toMatchObject({ status: 'good', values: { 'date-of-birth': '2011-02-28', quotes: [{ text: '=1+1' }] } });
  });
});
