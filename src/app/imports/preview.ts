import { diffRow, toRecords, workerNames, type ImportRow, type Sheet } from '../../tracker/index.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { Batch, BatchCounts } from '../ports/imports.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import { comparable } from './fingerprint.ts';
import { readTracker } from './read-tracker.ts';
import { openBatch } from './start.ts';
import { countsFrom, trackerColours } from './counts.ts';

/** What would come of an import. Nothing has been written. */
export interface Preview {
  readonly batch: Batch;
  readonly asAt: PlainDate;
  readonly sheet: Sheet;
  readonly counts: BatchCounts;
  readonly rows: readonly ImportRow[];
  /** ten rows with the entries that each would make, by kind */
  readonly sample: readonly { readonly row: ImportRow; readonly kinds: readonly string[] }[];
  /** new entries that all the good rows would make, by kind */
  readonly entries: ReadonlyMap<string, number>;
  readonly newChildren: number;
  readonly workersUnknown: readonly { readonly name: string; readonly rows: number }[];
  readonly dyo: number;
}

export type Previewed = { readonly outcome: 'preview'; readonly preview: Preview } | { readonly outcome: 'no-mapping'; readonly why: string } | { readonly outcome: 'none' };

export async function previewImport(ports: Ports, reader: Reader, id: string): Promise<Previewed> {
  const open = await openBatch(ports, reader, id);
  if (open === undefined) return { outcome: 'none' };
  const { batch } = open;
  const mapping = batch.mapping;
  if (mapping?.asAt === undefined) return { outcome: 'no-mapping', why: 'Say first what the columns mean and on which day the tracker was true.' };
  const sheet = open.sheets.find((s) => s.name === mapping.sheet);
  if (sheet === undefined) return { outcome: 'no-mapping', why: `The file has no sheet "${mapping.sheet}".` };
  const { known, answers, identities } = await ports.store.asReader(reader, async ({ imports }) => ({
    known: await imports.known(), answers: await imports.answers(batch.source), identities: new Map((await imports.identities(batch.source)).map((i) => [i.reference, i] as const)),
  }));
  const today = ports.clock.today();
  const rows = readTracker(sheet, { mapping, today, areas: open.areas, known, answers }).map((r) => r.row);
  const context = { asAt: mapping.asAt, workers: mapping.workers, today };
  const onRecord = new Set(known.map((k) => comparable(k.reference)));
  const entries = new Map<string, number>();
  const tally = { good: 0, rejected: 0, duplicate: 0, 'left-out': 0, unchanged: 0 };
  let newChildren = 0;
  for (const row of rows) {
    tally[row.status] += 1;
    if (row.status !== 'good') continue;
    const before = identities.get(comparable(row.reference));
    if (before !== undefined && diffRow(before.cells, row).unchanged) {
      tally.unchanged += 1;
      continue;
    }
    if (before === undefined && !onRecord.has(comparable(row.reference))) newChildren += 1;
    if (before === undefined) for (const record of toRecords(row, context).records) entries.set(record.kind, (entries.get(record.kind) ?? 0) + 1);
  }
  const sample = rows.filter((r) => r.status === 'good').slice(0, 10).map((row) => ({ row, kinds: toRecords(row, context).records.map((r) => r.kind) }));
  const workersUnknown = workerNames(sheet, mapping).filter((w) => w.account === undefined);
  const counts = countsFrom(tally, trackerColours(rows));
  return { outcome: 'preview', preview: { batch, asAt: mapping.asAt, sheet, counts, rows, sample, entries, newChildren, workersUnknown, dyo: rows.filter((r) => r.values.dyo === 'dyo' || (r.status === 'good' && toRecords(r, context).records.some((x) => x.kind === 'dyo.classified'))).length } };
}
