import { afterAll, beforeAll, expect, it } from 'vitest';
import { id, type SubjectId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { policies } from '../policies/shelf.ts';
import { DEMO_SERVICE, loadMore, loadPlan, plan } from '../../src/synthetic/index.ts';
import { openEmptyDatabase, type EmptyDatabase } from '../synthetic/empty-database.ts';

const TODAY = plainDate('2026-11-24');
let commands: EmptyDatabase;
let bulk: EmptyDatabase;

beforeAll(async () => {
  commands = await openEmptyDatabase();
  bulk = await openEmptyDatabase();
}, 120_000);
afterAll(async () => {
  await commands.close();
  await bulk.close();
});

it('children loaded later, as the bench loads them, stand as those loaded with the service: entries, standing, work and a whole chain', async () => {
  // Without what rests on the children: it is written before those who come later.
  const planned = { ...plan(6, TODAY, Number(process.env['BULK_CHILDREN'] ?? 25)), others: [] };
  await loadPlan({ store: commands.store, policies }, planned);
  await loadPlan({ store: bulk.store, policies }, { ...planned, children: [] });
  const written = await loadMore({ store: bulk.store, policies }, planned, planned.children);
  const read = (db: EmptyDatabase, child: string): Promise<unknown> =>
    db.store.asSystem(DEMO_SERVICE, async ({ records }) => {
      const subject = { kind: 'child', id: id<SubjectId>(child) } as const;
      return { entries: (await records.chronology(subject)).map(({ seq: _seq, ...rest }) => rest), stored: await records.stored(subject) };
    });
  for (const child of planned.children) expect(await read(bulk, child.id)).toEqual(await read(commands, child.id));
  const [a, b] = [await commands.store.verify(DEMO_SERVICE), await bulk.store.verify(DEMO_SERVICE)];
  expect(a.broken).toEqual([]);
  expect(b.broken).toEqual([]);
  expect(b.entries).toBe(a.entries);
  expect(written).toBeGreaterThan(planned.children.length * 30);
}, 240_000);
