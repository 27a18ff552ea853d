import type { ImportRow } from './import-row.ts';
import { quotes } from './records-in-words.ts';
import { assessment, custody, orders } from './records-of-case.ts';
import { dyo, panel, ratings, told } from './records-of-dyo.ts';
import { address, allocation, identity, knife, lookedAfter } from './records-of-person.ts';
import type { RecordContext, RowRecords, Unsettled } from './tracker-record.ts';

/**
 * The entries that a row would make. Blank cells make none, and nothing is inferred from comments: they are quoted.
 * Only good rows make entries; for any other the result is empty.
 */
export function toRecords(row: ImportRow, context: RecordContext): RowRecords {
  if (row.status !== 'good') return { records: [], unsettled: [] };
  const v = row.values;
  const unsettled: Unsettled[] = [];
  const records = [
    ...identity(v, context),
    ...address(v, context),
    ...lookedAfter(v, context),
    ...knife(v, context),
    ...allocation(v, context, unsettled),
    ...orders(v, context),
    ...assessment(v, context),
    ...dyo(v, context),
    ...told(row, context),
    ...panel(v, context),
    ...ratings(v, context),
    ...custody(v, context),
    ...quotes(row, context),
  ];
  return { records, unsettled };
}
