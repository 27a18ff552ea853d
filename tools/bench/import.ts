import type { Reader } from '../../src/app/ports/reader.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { englandBankHolidays } from '../../src/core/values/bank-holidays.ts';
import { id, type AgencyId, type ServiceId, type WorkerId } from '../../src/core/values/ids.ts';
import type { Actor } from '../../src/core/decisions/command.ts';
import { beginImport } from '../../src/app/imports/run.ts';
import { chooseMapping, guessFor, offered, openBatch, startImport } from '../../src/app/imports/start.ts';
import type { BatchCounts } from '../../src/app/ports/imports.ts';
import { openBenchDatabase, TODAY, type BenchDatabase } from './database.ts';
import { largeTracker } from './large-tracker.ts';
import { processorTime } from './processor-time.ts';

/** What bringing in a tracker took, in seconds. */
export interface ImportTimes {
  readonly counts: BatchCounts;
  readonly entries: number;
  /** keeping the file, reading it and guessing its columns */
  readonly reading: number;
  /** from the confirmed mapping to the last row */
  readonly bringingIn: number;
  /** processor time of the latter */
  readonly processor: { readonly program: number; readonly database: number } | undefined;
  /** the same file again: nothing in it is new */
  readonly again: number;
  /** what the chain's proof found broken */
  readonly broken: number;
}

const SERVICE = id<ServiceId>('bench-service');
const AREAS = ['Central Leicester', 'East Leicester', 'South Leicester', 'West Leicester'];

/** Brings a tracker of so many rows into an empty service, as the coordinator does who accepts the guess. */
export async function measureImport(root: string, rows: number, say: (line: string) => void): Promise<ImportTimes> {
  const database = await openBenchDatabase(root);
  try {
    return await importInto(database, root, rows, say);
  } finally {
    await database.close();
  }
}

/** The same into a database that is open. */
export async function importInto(database: BenchDatabase, root: string, rows: number, say: (line: string) => void): Promise<ImportTimes> {
  const actor = await emptyService(database);
  const bytes = largeTracker(readFileSync(join(root, 'samples/dyo-tracker.csv')), rows);
  say(`a tracker of ${rows} rows, ${(bytes.length / 1024 / 1024).toFixed(1)} MB`);
  const first = await bringIn(database, actor, bytes, say);
  const again = await bringIn(database, actor, bytes, () => undefined);
  if (again.counts.unchanged !== first.counts.imported) throw new Error(`the same file again left ${again.counts.unchanged} rows unchanged, expected ${first.counts.imported}`);
  const { entries, broken } = await database.store.verify(SERVICE);
  return { ...first, entries, broken: broken.length, again: again.bringingIn };
}

async function emptyService({ ports }: BenchDatabase): Promise<Actor> {
  const worker = id<WorkerId>(ports.ids.next());
  const agency = id<AgencyId>('bench-agency');
  const role = 'offender-management-coordinator';
  await ports.store.asSystem(SERVICE, async ({ directory }) => {
    await directory.addService({ id: SERVICE, name: 'Bench', demo: false, policy: 'leicester-city/deter-young-offenders' }, ports.clock.now());
    await directory.addAgency({ id: agency, name: 'Bench', sort: 'youth-justice' });
    for (const area of AREAS) await directory.addArea(area);
    await directory.addBankHolidays(Array.from({ length: 8 }, (_, i) => englandBankHolidays(2023 + i)).flat());
    await directory.addWorker({ id: worker, agency, name: 'Coordinator', posts: [{ role, area: '' }] }, TODAY);
  });
  return { worker, name: 'Coordinator', role, roles: [role], agency, service: SERVICE };
}

async function bringIn({ ports }: BenchDatabase, actor: Actor, bytes: Uint8Array, say: (line: string) => void): Promise<Pick<ImportTimes, 'counts' | 'reading' | 'bringingIn' | 'processor'>> {
  const begun = performance.now();
  const started = await startImport(ports, actor, { filename: 'tracker.csv', bytes, source: 'tracker' });
  if (started.outcome !== 'started') throw new Error(started.what);
  const reader: Reader = { service: actor.service, worker: actor.worker, name: actor.name, agency: actor.agency, roles: actor.roles, purpose: 'bringing in a tracker' };
  const open = await openBatch(ports, reader, started.batch);
  const sheet = open === undefined ? undefined : offered(open.sheets)[0];
  const mapping = open === undefined || sheet === undefined ? undefined : guessFor(open, sheet, TODAY).mapping;
  if (mapping === undefined) throw new Error('the columns could not be guessed');
  const chosen = await chooseMapping(ports, actor, started.batch, { ...mapping, asAt: mapping.asAt ?? TODAY });
  if (chosen.outcome !== 'chosen') throw new Error(JSON.stringify(chosen.faults));
  const confirmed = performance.now();
  const before = processorTime();
  const import_ = await beginImport(ports, actor, started.batch);
  if (import_.outcome !== 'begun') throw new Error(JSON.stringify(import_));
  say(`  read and checked in ${((performance.now() - confirmed) / 1000).toFixed(1)} s`);
  const counts = await import_.run.finish((done, of) => void (Math.floor(done / 2000) > Math.floor((done - 100) / 2000) && say(`  ${done} of ${of} after ${((performance.now() - confirmed) / 1000).toFixed(1)} s`)));
  const after = processorTime();
  return {
    counts,
    reading: (confirmed - begun) / 1000,
    bringingIn: (performance.now() - confirmed) / 1000,
    processor: before && after ? { program: (after.program - before.program) / 1000, database: (after.database - before.database) / 1000 } : undefined,
  };
}
