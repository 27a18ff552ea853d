import { describe, expect, it } from 'vitest';
import { kindOf } from '../core/chronology/kinds/index.ts';
import { validateData } from '../core/chronology/validate.ts';
import { plainDate } from '../core/values/plain-date.ts';
import { readRows } from './read-rows.ts';
import { readSheets } from './read-sheets.ts';
import { toRecords } from './records.ts';
import { mappingOf, rowOf, rowsOf, sampleBytes, TODAY } from './testing/samples.ts';
import type { TrackerRecord } from './tracker-record.ts';

const asAt = plainDate('2026-11-20');
const context = { asAt, today: TODAY, workers: { 'M. Birch': 'worker-1', RF: 'worker-2' } };

async function sampleRows(name: 'dyo-tracker.csv' | 'dyo-workbook.xlsx') {
  const sheets = await readSheets(sampleBytes(name), name);
  return sheets.filter((s) => s.headerLine !== undefined).flatMap((sheet) => readRows(sheet, mappingOf(sheet), { today: TODAY }));
}

const ofKind = (records: readonly TrackerRecord[], kind: string) =>
  records.filter((r) => r.kind === kind).map((r) => ({ data: r.data, occurredOn: r.occurredOn }));

describe('the entries that a good row would make', () => {
  it.each(['dyo-tracker.csv', 'dyo-workbook.xlsx'] as const)('are all accepted by their kinds: %s', async (name) => {
    const records = (await sampleRows(name)).flatMap((row) => toRecords(row, context).records);
    expect(records.length).toBeGreaterThan(300);
    for (const r of records) {
      const kind = kindOf(r.kind);
      expect(kind?.name, r.kind).toBe(r.kind);
      expect(kind === undefined ? [] : validateData(kind, r.data, { today: TODAY, occurredOn: r.occurredOn })).toEqual([]);
      expect(r.occurredOn <= TODAY).toBe(true);
    }
  });

  it('leave no cell that was read without an entry', async () => {
    for (const name of ['dyo-tracker.csv', 'dyo-workbook.xlsx'] as const) {
      for (const row of (await sampleRows(name)).filter((r) => r.status === 'good')) {
        const { records, unsettled } = toRecords(row, context);
        const covered = new Set(records.flatMap((r) => r.from));
        const left = Object.entries(row.cells).filter(
          ([key, cell]) => !covered.has(key) && !SAYS_NOTHING.test(cell.content) && !(key === 'case-manager' && unsettled.length > 0),
        );
        expect(left.map(([key, cell]) => `${row.reference ?? ''} ${key} ${cell.content}`)).toEqual([]);
      }
    }
  });

  it('of a row of the tracker', async () => {
    const { records, unsettled } = toRecords(rowOf(await sampleRows('dyo-tracker.csv'), 'LC20014'), context);
    expect(unsettled).toEqual([]);
    expect(records.map((r) => r.kind)).toEqual([
      'identity.recorded',
      'address.recorded',
      'looked-after.recorded',
      'flag.set',
      'allocation.made',
      'order.started',
      'assessment.completed',
      'dyo.classified',
      'dyo.notified',
      'family.told',
      'panel.booked',
      'rag.set',
      'tracker.comment',
      'tracker.comment',
    ]);
    expect(ofKind(records, 'flag.set')).toEqual([
      { data: { flag: 'habitual-knife-carrier', confirmed: false, source: 'The tracker; source unconfirmed' }, occurredOn: asAt },
    ]);
    expect(ofKind(records, 'assessment.completed')).toEqual([
      { data: { yogrs: 29, reoffending: 'low', harm: 'high', 'safety-and-wellbeing': 'low' }, occurredOn: '2026-06-21' },
    ]);
    expect(ofKind(records, 'order.started')).toEqual([
      { data: { type: 'yro', starts: '2026-06-09', ends: '2027-06-04', 'as-written': 'Youth Rehabilitation Order' }, occurredOn: '2026-06-09' },
    ]);
    expect(ofKind(records, 'rag.set')).toEqual([{ data: { colour: 'red', 'start-known': false }, occurredOn: '2026-10-13' }]);
    expect(ofKind(records, 'tracker.comment')).toEqual([
      { data: { text: 'mum says "he\'s doing well"', column: 'Comments' }, occurredOn: asAt },
      { data: { text: '6', column: 'Offences since DYO' }, occurredOn: asAt },
    ]);
  });

  it('take "No" for an earlier decision and a blank for nothing recorded', async () => {
    const rows = await sampleRows('dyo-tracker.csv');
    expect(ofKind(toRecords(rowOf(rows, 'LC20007'), context).records, 'dyo.decision')).toEqual([
      { data: { outcome: 'not-classified', criterion: [], reason: 'Decided earlier; the reason is not in the tracker.' }, occurredOn: asAt },
    ]);
    const kinds = toRecords(rowOf(rows, 'LC20056'), context).records.map((r) => r.kind);
    expect(kinds.filter((k) => k.startsWith('dyo.') || k === 'rag.set' || k === 'flag.set' || k === 'family.told')).toEqual([]);
  });

  it('rate a child at each meeting; a colour is known to begin only where another stood before', async () => {
    const row = rowOf(await sampleRows('dyo-workbook.xlsx'), 'LC31000');
    const { records } = toRecords(row, context);
    expect(ofKind(records, 'rag.set')).toEqual([
      { data: { colour: 'green', 'start-known': false }, occurredOn: '2026-07-07' },
      { data: { colour: 'amber', 'start-known': true }, occurredOn: '2026-08-18' },
      { data: { colour: 'red', 'start-known': true }, occurredOn: '2026-11-10' },
    ]);
    expect(ofKind(records, 'family.told')).toEqual([
      { data: { about: 'dyo-status', who: 'not-safe', note: '"NO - not safe, see CM" in the tracker' }, occurredOn: asAt },
    ]);
    expect(ofKind(records, 'order.started').map((r) => r.data)).toEqual([
      { type: 'yro', 'as-written': 'YRO 12m (from 9/6)' },
      { type: 'referral-order', 'as-written': 'RO ext' },
    ]);
    expect(ofKind(records, 'dyo.classified')).toEqual([{ data: {}, occurredOn: '2026-03-20' }]);
  });

  it('leave a worker without an account to be settled', async () => {
    const { records, unsettled } = toRecords(rowOf(await sampleRows('dyo-tracker.csv'), 'LC20000'), context);
    expect(unsettled).toEqual([{ what: 'worker', asWritten: 'L. Marlowe' }]);
    expect(records.map((r) => r.kind)).not.toContain('allocation.made');
  });

  it('are none for a row that is not good', async () => {
    const [row] = await rowsOf('Ref,Surname,Forename,DOB\nLC1,Smith,Al,31/02/2011\n');
    expect(toRecords(row!, context)).toEqual({ records: [], unsettled: [] });
  });
});

/** Words by which a tracker says that there is nothing: they are in the row's notes. */
const SAYS_NOTHING = /^(?:n|no|n\/d|tbc)$/i;
