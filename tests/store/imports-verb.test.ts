import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { withDatabase } from '../../src/cli/connect.ts';
import { run } from '../../src/cli/main.ts';
import { hashOfSecret, newSecret } from '../../src/app/clients/secret.ts';
import { AIMS_OF_SYSTEMS } from '../../src/core/access/roles-of-systems.ts';
import { KEPT_SORT_NAMES } from '../../src/core/retention/kept-sorts.ts';
import { id, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'import-verb-'));
const TODAY = ['--today', '2026-11-24'] as const;
const SAMPLE = ['import', 'samples/dyo-tracker.csv', '--accept-guess', ...TODAY] as const;

async function call(...args: string[]): Promise<{ readonly code: number; readonly errors: string; readonly json: unknown }> {
  const errors: string[] = [];
  const values: unknown[] = [];
  const code = await run(args, { line: () => undefined, error: (t) => void errors.push(t), json: (v) => void values.push(v) });
  return { code, errors: errors.join('\n'), json: values[0] };
}

const Duties = z.object({ duties: z.array(z.object({ state: z.string(), late: z.boolean() })) });
async function duties(): Promise<z.output<typeof Duties>['duties']> {
  return Duties.parse((await call('duties', '--json', ...TODAY)).json).duties;
}

beforeAll(async () => {
  chmodSync(folder, 0o755);
  process.env['THROUGHLINE_DATA'] = path.join(folder, 'data');
  const made = await call('service', 'samples/service.yaml', '--json', ...TODAY);
  expect(made).toMatchObject({ code: 0 });
});
afterAll(() => {
  delete process.env['THROUGHLINE_DATA'];
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

it('refuses a go-live day that does not exist, or in the name of somebody who may not say it, and brings nothing in', async () => {
  expect(await call(...SAMPLE, '--go-live', '2026-13-01')).toMatchObject({ code: 2, errors: expect.stringContaining('--go-live is "2026-13-01": expected a day that exists, as YYYY-MM-DD') as string });
  expect(await call(...SAMPLE, '--go-live', '2026-11-24', '--as', 'case.manager')).toMatchObject({ code: 2, errors: expect.stringContaining('may not bring in a tracker') as string });
  expect(await duties()).toEqual([]);
});

it('brings forward, with a go-live day, what fell due before it: nobody is late', async () => {
  const { code, json } = await call(...SAMPLE, '--go-live', '2026-11-24', '--json');
  expect(code).toBe(1);
  expect(json).toMatchObject({ rows: 180, imported: 157, duplicates: 2 });
  const open = await duties();
  expect(open.filter((d) => d.state === 'brought-forward').length).toBeGreaterThan(20);
  expect(open.filter((d) => d.state === 'open').length).toBeGreaterThan(20);
  expect(open.filter((d) => d.late)).toEqual([]);
});

it('names the accounts to whoever owns the database, and makes a link for one of them', async () => {
  const listed = await call('account', 'list', '--json', ...TODAY);
  expect(listed.json).toContainEqual(expect.objectContaining({ username: 'case.manager', secondFactor: false, activeUntil: null }));
  expect((await call('account', 'reset', 'case.manager', '--json', ...TODAY)).json).toMatchObject({ hours: 48, closed: false, link: expect.stringMatching(/\/sign-in\/link\/[\w-]{32}$/) as string });
  expect(await call('account', 'reset', 'nobody', ...TODAY)).toMatchObject({ code: 2, errors: expect.stringContaining('Nobody has the user name "nobody"') as string });
  expect(await call('account', 'reset')).toMatchObject({ code: 2, errors: expect.stringContaining('Whose account is missing') as string });
  // Not a demonstration, and no key is set: there is no document that it would open.
  expect(await call('files', 'rewrap')).toMatchObject({ code: 2, errors: expect.stringContaining('THROUGHLINE_FILE_KEY is not set') as string });
  expect((await call('verify', '--json')).json).toMatchObject({ files: 0, broken: [] });
});

it('lists the systems of agencies and ends one at once, so that it is heard no longer', async () => {
  const nothing = { words: [], option: () => undefined, has: () => false, json: false };
  const silent = { line: () => undefined, json: () => undefined, error: () => undefined };
  await withDatabase(nothing, silent, async ({ identity, services, ports }) => {
    const service = services[0]!;
    const worker = id<WorkerId>(ports.ids.next());
    const agency = (await ports.store.asSystem(service, (unit) => unit.directory.workers(plainDate('2026-11-24'))))[0]!.agency;
    await identity.addClient({ service, worker, name: 'The court list', shownAs: 'The court list', agency, role: 'case-manager', aims: AIMS_OF_SYSTEMS, mayRecord: false, addresses: [], until: plainDate('2027-03-31'), registeredAt: '2026-11-24T10:00:00.000Z', registeredBy: worker }, plainDate('2026-01-01'));
    await identity.addClientSecret(service, { hash: hashOfSecret(newSecret(service)), worker, madeAt: '2026-11-24T10:00:00.000Z' });
  });
  const heard = (): Promise<boolean> => withDatabase(nothing, silent, async ({ identity, services }) => (await identity.clients(services[0]!)).some((c) => c.name === 'The court list' && c.endedAt === undefined));
  expect((await call('client', 'list', '--json', ...TODAY)).json).toEqual([expect.objectContaining({ name: 'The court list', role: 'case-manager', records: false, until: '2027-03-31', lastHeard: null })]);
  expect(await call('client', 'end', 'The list of another', ...TODAY)).toMatchObject({ code: 2, errors: expect.stringContaining('No system is called "The list of another"') as string });
  expect(await heard()).toBe(true);
  expect((await call('client', 'end', 'the court list', '--json', ...TODAY)).json).toMatchObject({ ended: [{ name: 'The court list' }] });
  expect(await heard()).toBe(false);
  expect((await call('client', 'list', '--json', ...TODAY)).json).toEqual([expect.objectContaining({ state: 'ended' })]);
  expect(await call('client', 'end', 'the court list', ...TODAY)).toMatchObject({ code: 2 });
});

it('lists, sort by sort, the records whose time is over, but for those of victims', async () => {
  expect(await call('retention', '--sort', 'victims', ...TODAY)).toMatchObject({ code: 2, errors: expect.stringContaining('"victims" is no sort of record that is listed here') as string });
  for (const sort of KEPT_SORT_NAMES.filter((s) => s !== 'victims')) expect((await call('retention', '--sort', sort, '--json', ...TODAY)).json, sort).toMatchObject({ today: '2026-11-24', due: [], held: [], proposed: [] });
});
