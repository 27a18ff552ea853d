import { describe, expect, it } from 'vitest';
import { guessColumns } from './guess-columns.ts';
import { fitMapping } from './fit-mapping.ts';
import { checkMapping, loadMapping, saveMapping } from './mapping.ts';
import { readSheets } from './read-sheets.ts';
import { csvSheet, mappingOf, sampleBytes, TODAY } from './testing/samples.ts';

describe('guessing the columns', () => {
  it('knows every column of the sample tracker, and that its day comes first', async () => {
    const [sheet] = await readSheets(sampleBytes('dyo-tracker.csv'), 'dyo-tracker.csv');
    const guess = guessColumns(sheet!, TODAY);
    expect(guess.unknown).toEqual([]);
    expect(guess.columns.every((c) => c.confidence === 'sure')).toBe(true);
    expect(guess.dateOrder).toMatchObject({ order: 'day-first', monthFirst: 0 });
    expect(guess.columns[17]).toMatchObject({ heading: 'S&WB', field: 'safety-and-wellbeing', samples: ['High', 'Low', 'Medium', 'Very High'] });
    expect(guess.asAt).toBeUndefined();
  });

  it('knows a column for each meeting, lists what it does not know, and proposes the day in the title', async () => {
    const [sheet] = await readSheets(sampleBytes('dyo-workbook.xlsx'), 'dyo-workbook.xlsx');
    const guess = guessColumns(sheet!, TODAY);
    expect(guess.columns.filter((c) => c.field === 'meeting').map((c) => c.meetingOn)).toEqual([
      '2026-05-26',
      '2026-07-07',
      '2026-08-18',
      '2026-09-29',
      '2026-11-10',
    ]);
    expect(guess.unknown.map((c) => c.heading)).toEqual(['SPO', 'Niche', 'Capita']);
    expect(guess.asAt?.date).toBe('2026-11-10');
  });

  it('tells columns by their values where the heading says nothing, and doubts a heading that its values contradict', async () => {
    const sheet = await csvSheet('Ref,Surname,Colour of it,xyz,YOGRS\nLC1,A,?,M,n/a\nLC2,B,,F,high\nLC3,C,,M,low\n');
    const by = new Map(guessColumns(sheet, TODAY).columns.map((c) => [c.heading, c]));
    expect(by.get('xyz')).toMatchObject({ field: 'sex', confidence: 'likely' });
    expect(by.get('YOGRS')).toMatchObject({ field: 'yogrs', confidence: 'check', because: 'The heading says so, but only 33% of the values fit.' });
  });

  it('gives a field to one column only', async () => {
    const sheet = await csvSheet('Ref,Surname,Last name\nLC1,A,B\n');
    expect(guessColumns(sheet, TODAY).columns.map((c) => c.field)).toEqual(['reference', 'surname', null]);
  });
});

describe('a saved mapping', () => {
  it('comes back as it was', async () => {
    const mapping = mappingOf(await csvSheet('Ref,Surname\nLC1,A\n'), { asAt: TODAY, workers: { RF: 'w1' } });
    expect(loadMapping(saveMapping(mapping))).toEqual({ ok: true, value: mapping });
  });

  it('reports every fault with its path', async () => {
    const mapping = mappingOf(await csvSheet('Ref,Surname\nLC1,A\n'));
    const broken = {
      ...mapping,
      dateOrder: 'year-first',
      asAt: '31/02/2026',
      columns: [
        { column: 1, heading: 'Ref', field: 'referense' },
        { column: 0, heading: 'x', field: null },
      ],
      extra: 1,
    };
    const result = checkMapping(broken);
    expect(result.ok ? [] : result.error.map((f) => [f.path, f.value])).toEqual(
      expect.arrayContaining([
        ['dateOrder', 'year-first'],
        ['asAt', '31/02/2026'],
        ['columns.0.field', 'referense'],
        ['columns.1.column', '0'],
      ]),
    );
    expect(result.ok ? [] : result.error.find((f) => f.path === 'columns.0.field')?.expected).toContain('one of: reference, surname');
    expect(loadMapping('{ nonsense')).toMatchObject({ ok: false, error: [{ path: '', expected: expect.stringContaining('JSON') }] });
  });

  it('needs a reference, a name, one column a field and the day of each meeting', async () => {
    const mapping = mappingOf(await csvSheet('Ref,Surname\nLC1,A\n'));
    const result = checkMapping({
      ...mapping,
      columns: [
        { column: 1, heading: 'a', field: 'yogrs' },
        { column: 2, heading: 'b', field: 'yogrs' },
        { column: 3, heading: 'c', field: 'meeting' },
      ],
    });
    expect(result.ok ? [] : result.error.map((f) => f.path)).toEqual(['columns.1.field', 'columns.2.meetingOn', 'columns', 'columns']);
  });

  it('follows columns that moved and names those that are gone, shows those that are new', async () => {
    const mapping = mappingOf(await csvSheet('Ref,Surname,DOB\nLC1,A,1/1/2010\n'));
    const moved = fitMapping(await csvSheet('my list\nDOB,New,Ref,Surname,08/12/2026\n1/1/2010,x,LC1,A,R\n'), mapping, TODAY);
    expect(moved.ok ? moved.value.mapping.headerLine : moved.error).toBe(2);
    expect(moved.ok ? moved.value.mapping.columns.map((c) => [c.column, c.field]) : moved.error).toEqual([
      [1, 'date-of-birth'],
      [2, null],
      [3, 'reference'],
      [4, 'surname'],
      [5, 'meeting'],
    ]);
    expect(moved.ok ? moved.value.newColumns.map((c) => c.heading) : moved.error).toEqual(['New', '08/12/2026']);
    const gone = fitMapping(await csvSheet('Ref,Surname\nLC1,A\n'), mapping, TODAY);
    expect(gone).toMatchObject({ ok: false, error: [{ path: 'columns.2.heading', value: 'DOB' }] });
  });
});
