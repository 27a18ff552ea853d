import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from './csv.ts';

const fields = (text: string): readonly (readonly string[])[] => parseCsv(text).records.map((r) => r.fields);

describe('reading separated text', () => {
  it('keeps separators, quotes and line breaks inside quotes', () => {
    expect(fields('a,b\n"x, y","he said ""no""\nand left"\n')).toEqual([
      ['a', 'b'],
      ['x, y', 'he said "no"\nand left'],
    ]);
  });

  it('numbers a record by the line on which it begins, whatever the line ending', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const { records } = parseCsv(['a,b', `"one${end}two${end}three",2`, '', 'c,d'].join(end));
      expect(records.map((r) => r.line)).toEqual([1, 2, 6]);
    }
  });

  it('tells semicolons and tabs from commas, and believes a "sep=" line', () => {
    expect(parseCsv('a;b;c\n1,5;2;3\n').separator).toBe(';');
    expect(parseCsv('a\tb\n1,2\t3\n').separator).toBe('\t');
    expect(parseCsv('sep=;\na,x;b\n').records).toEqual([{ line: 2, fields: ['a,x', 'b'] }]);
  });

  it('keeps ragged rows as they are and leaves out blank ones', () => {
    expect(fields('a,b,c\n1\n,,\n1,2,3,4')).toEqual([['a', 'b', 'c'], ['1'], ['1', '2', '3', '4']]);
  });

  it('takes a quote inside a plain field as a letter, and keeps what follows a closing quote', () => {
    expect(fields('a,b\n5" nail,"x"y\n')).toEqual([
      ['a', 'b'],
      ['5" nail', 'xy'],
    ]);
  });

  it('names the line of a quote that never closes and loses nothing', () => {
    const table = parseCsv('a,b\n1,"open\n2,3\n');
    expect(table.unclosedQuoteAt).toBe(2);
    expect(table.records.at(-1)?.fields).toEqual(['1', 'open\n2,3\n']);
  });

  it('reads back whatever was written by the rules', () => {
    const field = fc.string().map((s) => s.replace(/\r/g, ''));
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 }), (table) => {
        const kept = table.filter((r) => r.some((f) => f.trim() !== ''));
        const text = `sep=,\n${table.map((r) => r.map((f) => `"${f.replaceAll('"', '""')}"`).join(',')).join('\n')}`;
        expect(parseCsv(text).records.map((r) => r.fields)).toEqual(kept);
      }),
    );
  });
});
