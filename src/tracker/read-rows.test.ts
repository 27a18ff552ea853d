import { describe, expect, it } from 'vitest';
import { plainDate } from '../core/values/plain-date.ts';
import { childrenNotIn } from './children-not-in.ts';
import { readRows, workerNames } from './read-rows.ts';
import { readSheets } from './read-sheets.ts';
import { mappingOf, rowOf, rowsOf, sampleBytes, TODAY } from './testing/samples.ts';

async function sample(name: 'dyo-tracker.csv' | 'dyo-workbook.xlsx', changes = {}) {
  const [sheet] = await readSheets(sampleBytes(name), name);
  return readRows(sheet!, mappingOf(sheet!, changes), { today: TODAY });
}

const faults = (row: { faults: readonly { line: number; column: string; value: string; code: string }[] }) =>
  row.faults.map((f) => [f.line, f.column, f.value, f.code]);

describe('the sample tracker', () => {
  it('gives one result for each of its 180 rows', async () => {
    const rows = await sample('dyo-tracker.csv');
    const count = (status: string) => rows.filter((r) => r.status === status).length;
    expect([rows.length, count('good'), count('rejected'), count('duplicate')]).toEqual([180, 157, 21, 2]);
  });

  it.each([
    ['LC20021', [[6, 'DOB', '31/02/2010', 'impossible-date']]],
    ['LC20049', [[10, 'YOGRS %', '771', 'out-of-range']]],
    ['LC20133', [[23, 'RAG', 'Red/Amber', 'more-than-one']]],
    ['LC20273', [[44, 'Surname', '', 'missing']]],
    [
      'LC20301',
      [
        [49, 'Order start', '27/04/2027', 'in-the-future'],
        [49, 'Order end', '2 May 2026', 'end-before-start'],
      ],
    ],
    [
      'LC20329',
      [
        [54, 'Last AssetPlus', '01 Dec 2026', 'in-the-future'],
        [54, 'DOB', '11 September 2017', 'under-ten'],
      ],
    ],
    ['LC20441', [[70, 'NPA', 'Braunstone', 'unknown-value']]],
  ])('%s is rejected with line, column and value', async (reference, expected) => {
    const row = rowOf(await sample('dyo-tracker.csv'), reference);
    expect(row.status).toBe('rejected');
    expect(faults(row)).toEqual(expected);
  });

  it('refuses a later day than today only for what has been done: a panel that lies ahead is a booking', async () => {
    const rows = await sample('dyo-tracker.csv');
    expect(faults(rowOf(rows, 'LC20245')).map(([, column]) => column)).toEqual(['Last AssetPlus', 'DYO from', 'Notified by email']);
    const booked = rowOf(rows, 'LC20784');
    expect(booked.status).toBe('good');
    expect(booked.notes).toContainEqual({ code: 'booking', column: 'CM&DP date', text: '1 December 2026 lies ahead: taken as a booking.' });
  });

  it('tells duplicates with and without the same reference', async () => {
    const rows = await sample('dyo-tracker.csv');
    const same = rows.filter((r) => r.reference === 'LC20182');
    expect(same.map((r) => [r.line, r.status])).toEqual([
      [30, 'good'],
      [31, 'duplicate'],
    ]);
    expect(same[1]?.duplicateOf?.why).toBe('The same row stands on line 30.');
    expect(rowOf(rows, 'LC20210A').duplicateOf).toEqual({ reference: 'LC20210', line: 34, why: 'Same name and date of birth as LC20210 (line 34).' });
  });

  it('takes in what is only untidy, and says how it was read', async () => {
    const rows = await sample('dyo-tracker.csv');
    expect(rowOf(rows, 'LC20140').values).toMatchObject({ dyo: 'dyo', 'dyo-from': '2026-08-16', rag: { colour: 'green', by: 'word' }, 'rag-on': '2026-10-13' });
    expect(rowOf(rows, 'LC20140').notes.map((n) => n.text)).toContain('"DY0" is typed with a zero: taken as DYO.');
    expect(rowOf(rows, 'LC20413').values.ethnicity).toBe('A4');
    const ongoing = rowOf(rows, 'LC20077');
    expect(ongoing.status).toBe('good');
    expect(ongoing.values['order-end']).toBeUndefined();
    expect(ongoing.values.quotes).toContainEqual({ column: 'Order end', text: 'ongoing', key: 'order-end' });
    expect(rowOf(rows, 'LC20007').values.quotes).toEqual([{ column: 'Comments', text: 'SALT referral, line one\nline two', key: 'comments:Comments' }]);
    expect(rowOf(rows, 'LC20105').notes).toContainEqual({ code: 'not-recorded', text: 'Date of birth not recorded in the tracker.', asks: true });
    expect(rowOf(rows, 'LC20175').values.quotes[0]?.text).toBe('€50 owed – reparation');
  });

  it('lists the children who are not in, Reds first', async () => {
    const list = childrenNotIn(await sample('dyo-tracker.csv'));
    expect(list).toHaveLength(23);
    expect(list.slice(0, 2).map((c) => [c.reference, c.name, c.ragAsWritten])).toEqual([
      ['LC20133', 'Leon Patel', 'Red/Amber'],
      ['LC20301', 'Aaliyah Popescu', 'Red'],
    ]);
    expect(list.find((c) => c.reference === 'LC20469')?.custodyAsWritten).toBe('Clayfields House SCH');
  });
});

describe('the sample workbook', () => {
  it('gives one result for each of its 64 rows; struck-through rows ask, hidden ones come in and say so', async () => {
    const rows = await sample('dyo-workbook.xlsx');
    expect([rows.length, rows.filter((r) => r.status === 'good').length]).toEqual([64, 57]);
    expect(rows.filter((r) => r.struckThrough).map((r) => [r.reference, r.status, r.faults.at(-1)?.code])).toEqual([
      ['LC31003', 'rejected', 'struck-through'],
      ['LC31105', 'rejected', 'struck-through'],
      ['LC31150', 'rejected', 'struck-through'],
    ]);
    expect(rowOf(rows, 'LC31117')).toMatchObject({ status: 'good', hidden: true });
    expect(rowOf(rows, 'LC31117').notes).toContainEqual({ code: 'hidden', text: 'The row is hidden in the tracker.' });
  });

  it('reads a rating for each meeting, oldest first', async () => {
    const row = rowOf(await sample('dyo-workbook.xlsx'), 'LC31000');
    expect(row.values.meetings.map((m) => [m.on, m.colour])).toEqual([
      ['2026-07-07', 'green'],
      ['2026-08-18', 'amber'],
      ['2026-11-10', 'red'],
    ]);
  });

  it('keeps what must not be lost: not safe to tell, booked without a year, custody in place of a colour', async () => {
    const rows = await sample('dyo-workbook.xlsx');
    expect(rowOf(rows, 'LC31000').values.quotes).toEqual(
      expect.arrayContaining([
        { column: 'Family informed', text: 'NO - not safe, see CM', key: 'family-told-on' },
        { column: 'CM&DP', text: 'booked 2/12', key: 'panel-on' },
        { column: 'Siblings', text: '2 younger', key: 'comments:Siblings' },
      ]),
    );
    expect(rowOf(rows, 'LC31057').values.quotes).toContainEqual({ column: '2026-07-07', text: 'custody', key: 'meeting:2026-07-07' });
    expect(rowOf(rows, 'LC31066').faults.map((f) => f.code)).toEqual(['more-than-one']);
  });

  it('does what a person has answered for single rows', async () => {
    const rows = await sample('dyo-workbook.xlsx', {
      answers: [
        { reference: 'LC31003', answer: 'still-on-the-list' },
        { reference: 'LC31105', answer: 'leave-out' },
      ],
    });
    expect(['LC31003', 'LC31105', 'LC31150'].map((r) => rowOf(rows, r).status)).toEqual(['good', 'left-out', 'rejected']);
  });

  it('lists the workers whose accounts are asked for', async () => {
    const [sheet] = await readSheets(sampleBytes('dyo-workbook.xlsx'), 'x.xlsx');
    const names = workerNames(sheet!, mappingOf(sheet!, { workers: { RF: 'account-1' } }));
    expect(names.map((n) => n.name).sort()).toEqual(['JT', 'LM', 'PO', 'R Fenwick', 'RF', 'SA']);
    expect(names.find((n) => n.name === 'RF')?.account).toBe('account-1');
  });
});

describe('reading rows', () => {
  const HEAD = 'Ref,Surname,Forename,DOB,Release date,RAG\n';

  it('asks whether a child whose release date has come was released', async () => {
    const [row] = await rowsOf(`${HEAD}LC1,Smith,Al,1/1/2011,20/11/2026,\n`);
    expect(row?.status).toBe('good');
    expect(row?.notes).toContainEqual({
      code: 'released?',
      column: 'Release date',
      text: 'The release date, 20 November 2026, has come. Released?',
      asks: true,
    });
  });

  it('rejects a row without a reference and keeps it in the list of those not in', async () => {
    const rows = await rowsOf(`${HEAD},Smith,Al,1/1/2011,,R\n`);
    expect(rows[0]?.faults.map((f) => [f.column, f.code])).toEqual([['Ref', 'missing']]);
    expect(childrenNotIn(rows)[0]).toMatchObject({ name: 'Al Smith', ragAsWritten: 'R' });
  });

  it('accepts a child under ten when somebody has confirmed it', async () => {
    const rows = await rowsOf(`${HEAD}LC1,Smith,Al,1/1/2018,,\n`, { answers: [{ reference: 'lc1', answer: 'under-ten-is-right' }] });
    expect(rows[0]?.status).toBe('good');
    expect(rows[0]?.notes.map((n) => n.code)).toContain('answered');
  });

  it('compares with children on record: another reference is a possible duplicate, the same one is not', async () => {
    const known = [{ reference: 'X9', surname: "O'Brien", forenames: 'Al', dateOfBirth: plainDate('2011-01-01') }];
    const rows = await rowsOf(`${HEAD}LC1,OBrien,AL,1/1/2011,,\nX9,O'Brien,Al,1/1/2011,,\n`, {}, { known });
    expect(rows.map((r) => r.status)).toEqual(['duplicate', 'good']);
    const answered = await rowsOf(`${HEAD}LC1,OBrien,AL,1/1/2011,,\n`, { answers: [{ reference: 'LC1', answer: 'another-child' }] }, { known });
    expect(answered[0]?.status).toBe('good');
  });

  it('says in what two rows of one reference differ', async () => {
    const rows = await rowsOf(`${HEAD}LC1,Smith,Al,1/1/2011,,R\nLC 1,Smith,Al,1/1/2011,,G\n`);
    expect(rows[1]?.duplicateOf?.why).toBe('The same reference stands on line 2; different are: Ref, RAG.');
  });

  it('reads the same rows in every encoding and with every separator', async () => {
    const plain = await rowsOf(`${HEAD}LC1,Smith,Al,1/1/2011,,R\n`);
    for (const separator of [';', '\t']) {
      const rows = await rowsOf(`${HEAD}LC1,Smith,Al,1/1/2011,,R\n`.replaceAll(',', separator));
      expect(rows.map((r) => r.values)).toEqual(plain.map((r) => r.values));
    }
  });

  it('shows text beyond the last column', async () => {
    const [row] = await rowsOf(`${HEAD}LC1,Smith,Al,1/1/2011,,R,stray\n`);
    expect(row?.notes).toContainEqual({ code: 'beyond-header', text: 'Beyond the last column: "stray". Not taken in.', asks: true });
  });
});
