import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION } from '../../src/app/accounts/desk.ts';
import { signIn } from '../../src/app/identity/sign-in.ts';
import type { Ports, SystemUnit } from '../../src/app/ports/index.ts';
import { rebuild } from '../../src/app/rebuild/rebuild.ts';
import { loadContext } from '../../src/app/record/context.ts';
import { keepDerivation } from '../../src/app/record/keep-derivation.ts';
import { recordMany } from '../../src/app/record/record-many.ts';
import { record, type Recorded } from '../../src/app/record/record.ts';
import type { Entry, Subject } from '../../src/core/chronology/entry.ts';
import { id, type AgencyId, type ServiceId, type SubjectId, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { policies } from '../policies/shelf.ts';
import { machineIds } from '../../src/store/ids.ts';
import { identityStore } from '../../src/store/identity/identity-store.ts';
import { addDemoAccounts, DEMO_SERVICE, loadDemo, plan } from '../../src/synthetic/index.ts';
import { stepsFor } from '../../src/synthetic/load/load-demo.ts';
import { MovingClock, SeededIds } from '../../src/synthetic/load/moving-clock.ts';
import type { PlannedSubject } from '../../src/synthetic/plan/act.ts';
import { openEmptyDatabase, type EmptyDatabase } from '../synthetic/empty-database.ts';
import { playPlan } from '../synthetic/rehearsed.ts';

const TODAY = plainDate('2026-11-24');
const CHILDREN = 30;

let db: EmptyDatabase;
const progress: string[] = [];
let loaded: Awaited<ReturnType<typeof loadDemo>>;

const subjectOf = (s: PlannedSubject): Subject => ({ kind: s.kind, id: id<SubjectId>(s.id) });
const bare = (entries: readonly Entry[]): readonly Omit<Entry, 'seq' | 'service'>[] => entries.map(({ seq: _seq, service: _service, ...rest }) => rest);

beforeAll(async () => {
  db = await openEmptyDatabase();
  loaded = await loadDemo({ store: db.store, policies }, { children: CHILDREN, seed: 4, today: TODAY, onProgress: (done, total, what) => progress.push(`${done}/${total} ${what}`) });
}, 180_000);
afterAll(() => db.close());

describe('loading the demonstration', () => {
  it('records the very entries that the rehearsal of the plan makes, under the same ids', async () => {
    const played = playPlan(4, TODAY, CHILDREN);
    const all = [...played.sittings, ...played.children, ...played.others];
    await db.store.asSystem(DEMO_SERVICE, async ({ records }) => {
      for (const p of all) if (p.subject.area === undefined) expect(bare(await records.chronology(subjectOf(p.subject)))).toEqual(bare(p.entries));
    });
    expect(loaded).toEqual({ children: CHILDREN, entries: all.reduce((n, p) => n + p.entries.length, 0), existed: false });
    expect(progress.filter((p) => p.endsWith('records')).at(-1)).toBe(`${all.length}/${all.length} records`);
    expect(progress.at(-1)).toMatch(new RegExp(`^\\d+/${loaded.entries} entries$`));
  });

  it('numbers the entries in the order in which they were written down', async () => {
    const planned = plan(4, TODAY, CHILDREN);
    const entries = await db.store.asSystem(DEMO_SERVICE, async ({ records, directory }) => {
      const lists: Entry[] = [];
      // The directory knows the areas under ids of its own.
      const areas = (await directory.areaUnits()).map((a): Subject => ({ kind: 'unit', id: a.unit }));
      const subjects = [...planned.sittings, ...planned.children, ...planned.others.filter((o) => o.area === undefined)].map(subjectOf);
      for (const s of [...subjects, ...areas]) lists.push(...(await records.chronology(s)));
      return lists.sort((a, b) => a.seq - b.seq);
    });
    expect(entries.map((e) => e.seq)).toEqual(entries.map((_, i) => i + 1));
    expect(entries.slice(1).every((e, i) => e.recordedAt >= entries[i]!.recordedAt)).toBe(true);
  });

  it('leaves a whole chain, and a rebuild finds no difference', async () => {
    expect(await db.store.verify(DEMO_SERVICE)).toMatchObject({ entries: loaded.entries, broken: [], erased: [] });
    const rebuilt = await rebuild({ store: db.store, policies }, DEMO_SERVICE, { today: TODAY });
    expect(rebuilt.differences).toEqual([]);
  });

  it('does nothing where the service is there already', async () => {
    expect(await loadDemo({ store: db.store, policies }, { children: CHILDREN, seed: 4, today: TODAY })).toEqual({ children: 0, entries: 0, existed: true });
  });

  it('gives everybody on the staff an account with the shared password, once', async () => {
    const identity = identityStore(db.store.connections);
    const staff = plan(4, TODAY, 1).staff;
    const clock = { now: () => '2026-11-24T09:00:00.000Z', today: () => TODAY };
    await addDemoAccounts(identity, staff.slice(0, 2), 'a shared word for the demonstration', clock.now());
    await addDemoAccounts(identity, staff.slice(0, 2), 'another word', clock.now());
    expect((await identity.demoAccounts(TODAY)).map((a) => a.username).sort()).toEqual(['l.marlowe', 'm.birch']);
    const desk = { identity, clock, ids: machineIds, keys: [new Uint8Array(32)] as const, origin: new URL('http://localhost:3000'), limits: SESSION, sso: undefined };
    const from = { address: '127.0.0.1', device: '' };
    expect((await signIn(desk, 'L.Marlowe', 'a shared word for the demonstration', from)).outcome).toBe('signed-in');
    expect((await signIn(desk, 'l.marlowe', 'another word', from)).outcome).toBe('refused');
  });
});

describe('a series of commands', () => {
  it('comes to the same entries, standing and work as the commands one by one', async () => {
    const planned = plan(9, TODAY, 60);
    const staff = new Map(planned.staff.map((m) => [m.id, m] as const));
    const longest = [...planned.children].sort((a, b) => b.acts.length - a.acts.length).slice(9, 10);
    const single = id<ServiceId>('one-by-one');
    const series = id<ServiceId>('in-series');
    for (const service of [single, series]) await db.store.asSystem(service, (unit) => addService(unit, service, planned));
    for (const child of longest) {
      const portsFor = (): { ports: Ports; clock: MovingClock } => {
        const clock = new MovingClock({ on: child.acts[0]!.recordedOn, at: child.acts[0]!.recordedAt });
        return { clock, ports: { store: db.store, policies, clock, ids: new SeededIds(child.id, clock) } };
      };
      const one = portsFor();
      const results: Recorded[] = [];
      for (const [i, step] of stepsFor(single, child, staff, one.clock).entries()) results.push(await record(one.ports, step.command(results), { create: i === 0 }));
      await db.store.asSystem(single, async (unit) => keepDerivation(unit, await loadContext(unit, policies, TODAY), subjectOf(child), await unit.records.chronology(subjectOf(child)), TODAY));
      const many = portsFor();
      const inSeries = await recordMany(many.ports, series, stepsFor(series, child, staff, many.clock), { create: true, deriveOn: TODAY });
      expect(inSeries).toEqual(results);
      const read = (service: ServiceId): Promise<unknown> => db.store.asSystem(service, async ({ records }) => ({ entries: bare(await records.chronology(subjectOf(child))), stored: await records.stored(subjectOf(child)) }));
      expect(await read(series)).toEqual(await read(single));
    }
  });
});

async function addService({ directory }: SystemUnit, service: ServiceId, planned: ReturnType<typeof plan>): Promise<void> {
  await directory.addService({ id: service, name: service, demo: false, policy: 'leicester-city/deter-young-offenders' }, '2024-01-01T09:00:00.000Z');
  for (const agency of new Set(planned.staff.map((m) => m.agency))) await directory.addAgency({ id: id<AgencyId>(agency), name: agency, sort: 'police' });
  await directory.addBankHolidays(planned.bankHolidays);
  for (const m of planned.staff) await directory.addWorker({ id: id<WorkerId>(m.id), agency: id<AgencyId>(m.agency), name: m.name, team: m.team, posts: m.posts }, plainDate('2024-01-01'));
}
