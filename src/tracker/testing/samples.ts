import { readFileSync } from 'node:fs';
import { plainDate } from '../../core/values/plain-date.ts';
import { guessColumns } from '../guess-columns.ts';
import type { ImportRow } from '../import-row.ts';
import type { Mapping } from '../mapping.ts';
import { readRows, type ReadOptions } from '../read-rows.ts';
import { readSheets } from '../read-sheets.ts';
import type { Sheet } from '../sheet.ts';

/** The day on which the tests read the samples. */
export const TODAY = plainDate('2026-11-24');

export function sampleBytes(name: 'dyo-tracker.csv' | 'dyo-workbook.xlsx'): Uint8Array {
  return readFileSync(new URL(`../../../samples/${name}`, import.meta.url));
}

export async function csvSheet(text: string): Promise<Sheet> {
  const sheets = await readSheets(new TextEncoder().encode(text), 'tracker.csv');
  if (sheets[0] === undefined) throw new Error('no sheet');
  return sheets[0];
}

/** The mapping that is guessed, with what a person changed. */
export function mappingOf(sheet: Sheet, changes: Partial<Mapping> = {}): Mapping {
  const { mapping } = guessColumns(sheet, TODAY);
  if (mapping === undefined) throw new Error('no header');
  return { ...mapping, ...changes };
}

/** Reads rows of CSV text with the guessed mapping. */
export async function rowsOf(text: string, changes: Partial<Mapping> = {}, options: Partial<ReadOptions> = {}): Promise<readonly ImportRow[]> {
  const sheet = await csvSheet(text);
  return readRows(sheet, mappingOf(sheet, changes), { today: TODAY, ...options });
}

/** The row with that reference; the first if there are two. */
export function rowOf(rows: readonly ImportRow[], reference: string): ImportRow {
  const row = rows.find((r) => r.reference === reference);
  if (row === undefined) throw new Error(`no row ${reference}`);
  return row;
}
