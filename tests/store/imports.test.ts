import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginImport } from '../../src/app/imports/run.ts';
import { chooseMapping, guessFor, offered, openBatch, startImport } from '../../src/app/imports/start.ts';
import type { BatchCounts } from '../../src/app/ports/imports.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import type { Mapping } from '../../src/tracker/index.ts';
import { openDatabase, openService, type Database, type Service } from './harness.ts';

const CSV = readFileSync('samples/dyo-tracker.csv');

let db: Database;
beforeAll(async () => { db = await openDatabase('embedded PostgreSQL 18'); });
afterAll(() => db?.close());

async function serviceOn(day: string): Promise<Service> {
  const service = await openService(db);
  service.today(day);
  await db.store.asSystem(service.id, async ({ directory }) => {
    for (const area of ['Central Leicester', 'East Leicester', 'South Leicester', 'West Leicester']) await directory.addArea(area);
  });
  return service;
}

/** Brings a file in as the coordinator, with the guess accepted. */
async function bringIn(service: Service, bytes: Uint8Array, filename: string, change: (mapping: Mapping) => Mapping = (m) => m, asAt = service.now()): Promise<{ batch: string; counts: BatchCounts }> {
  const started = await startImport(service.ports, service.actor('coordinator'), { filename, bytes, source: 'tracker' });
  if (started.outcome !== 'started') throw new Error(started.what);
  const open = await openBatch(service.ports, service.reader('coordinator'), started.batch);
  if (open === undefined) throw new Error('no batch');
  const sheet = offered(open.sheets)[0]!;
  const { mapping } = guessFor(open, sheet, service.now());
  const chosen = await chooseMapping(service.ports, service.actor('coordinator'), started.batch, change({ ...mapping!, asAt }));
  if (chosen.outcome !== 'chosen') throw new Error(JSON.stringify(chosen));
  const begun = await beginImport(service.ports, service.actor('coordinator'), started.batch);
  if (begun.outcome !== 'begun') throw new Error(JSON.stringify(begun));
  return { batch: started.batch, counts: await begun.run.finish() };
}

describe('the sample tracker', () => {
  it('comes in with every row accounted for', async () => {
    const service = await serviceOn('2026-11-24');
    const began = performance.now();
    const { counts, batch } = await bringIn(service, CSV, 'dyo-tracker.csv');
    console.log(counts, performance.now() - began);
    expect(counts.imported + counts.rejected + counts.duplicates + counts.leftOut).toBe(counts.rows);
    const notIn = await db.store.asReader(service.reader('coordinator'), ({ meetings }) => meetings.notInYet());
    expect(notIn).toHaveLength(counts.rejected + counts.duplicates);
    expect(plainDate('2026-11-24')).toBe(service.now());
    expect(batch).not.toBe('');
  });
});
