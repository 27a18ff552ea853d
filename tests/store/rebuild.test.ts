import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deriveAgain } from '../../src/app/rebuild/derive-again.ts';
import { rebuild, type Difference } from '../../src/app/rebuild/rebuild.ts';
import { record } from '../../src/app/record/record.ts';
import { startNextChange } from '../../src/jobs/next-change.ts';
import { id, type CommandId, type ServiceId, type SubjectId } from '../../src/core/values/ids.ts';
import type { Subject } from '../../src/core/chronology/entry.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import path from 'node:path';
import { adoptVersion } from '../../src/app/policy/adopt.ts';
import { loadVersions } from '../../src/app/policy/versions-page.ts';
import { tryVersion } from '../../src/app/policy/what-if.ts';
import type { Ports } from '../../src/app/ports/index.ts';
import type { Reader } from '../../src/app/ports/reader.ts';
import type { Actor } from '../../src/core/decisions/command.ts';
import { publishFolder } from '../../src/policies/publish.ts';
import { openShelf } from '../../src/policies/shelf.ts';
import { withSecondVersion } from '../policies/second-version.ts';
import { machineIds } from '../../src/store/ids.ts';
import { openDatabase, openService, SERVERS, type Database, type Service } from './harness.ts';

describe.each(SERVERS)('deriving again on $server', ({ server }) => {
  let db: Database;
  let s: Service;
  beforeAll(async () => {
    db = await openDatabase(server);
  });
  afterAll(() => db?.close());
  beforeEach(async () => {
    s = await openService(db);
  });

  const again = (): Promise<readonly Difference[]> => rebuild(s.ports, s.id, { today: s.now() }).then((r) => r.differences);
  const causes = async (): Promise<readonly string[]> => (await again()).map((d) => d.cause);
  const facts = async (child: Subject): Promise<Readonly<Record<string, { readonly value: unknown }>>> =>
    (await db.store.asReader(s.reader('manager'), ({ lists }) => lists.standing(child)))?.facts as Readonly<Record<string, { readonly value: unknown }>>;
  async function rated(): Promise<Subject> {
    const child = await s.child({ surname: 'Ashby', forenames: 'Sam', born: '2010-03-05' });
    await s.recorded('worker', child, 'assessment.completed', { yogrs: 81, harm: 'high' });
    await s.recorded('manager', child, 'dyo.decision', { outcome: 'classified', criterion: ['yogrs'], reason: 'Talked about with him.' });
    return child;
  }
  async function planSitting(on: string): Promise<void> {
    const sitting: Subject = { kind: 'sitting', id: id<SubjectId>(machineIds.next()) };
    const planned = await record(s.ports, s.command('coordinator', sitting, [{ kind: 'sitting.planned', data: { meeting: 'rag-meeting', on }, occurredOn: s.now() }]), { create: true });
    expect(planned.outcome).toBe('recorded');
  }

  describe('a rebuild', () => {
    it('finds no difference after commands', async () => {
      await rated();
      expect(await again()).toEqual([]);
      expect((await rebuild(s.ports, s.id, { today: s.now() })).subjects).toBe(1);
    });

    it('finds no difference after a command of somebody who may not see an entry that matters', async () => {
      const child = await s.child({ surname: 'Byron' });
      await s.hidden(child, 'police-intelligence', 'assessment.completed', { yogrs: 88 });
      await s.hidden(child, 'health', 'assessment.completed', { harm: 'very-high' });
      await s.recorded('worker', child, 'note.recorded', { note: 'Written without knowing of either.' });
      const stored = await db.asSuperuser('SELECT clause, compartments FROM work WHERE service = $1 AND subject_id = $2 ORDER BY clause', [s.id, child.id]);
      expect(stored).toEqual(expect.arrayContaining([
        { clause: 'LEI-1.1', compartments: ['case', 'police-intelligence'] },
        { clause: 'LEI-1.3', compartments: ['case', 'health'] },
      ]));
      expect(await db.store.asReader(s.reader('worker'), ({ records }) => records.chronology(child).then((e) => e.filter((x) => x.kind === 'assessment.completed')))).toEqual([]);
      expect(await again()).toEqual([]);
      expect((await db.asSuperuser('SELECT compartments FROM standing_part WHERE service = $1 ORDER BY 1', [s.id])).map((r) => r['compartments'])).toEqual([
        ['case', 'health'], ['case', 'police-intelligence'], ['case', 'police-intelligence', 'health'],
      ]);
    });

    it('reports what was changed behind its back as unexplained, and mends it', async () => {
      const child = await rated();
      await db.asSuperuser(`UPDATE standing SET rag = 'green' WHERE service = $1`, [s.id]);
      await db.asSuperuser(`UPDATE work SET due = '2030-01-01' WHERE service = $1 AND due IS NOT NULL`, [s.id]);
      await db.asSuperuser(`DELETE FROM allocation WHERE service = $1`, [s.id]);
      const [found] = await again();
      expect(found).toMatchObject({ subject: child, cause: 'unexplained' });
      expect(found?.what).toEqual(expect.arrayContaining(['standing.rag', 'allocation case-manager', expect.stringMatching(/^work duty LEI-/)]));
      expect(await again()).toEqual([]);
    });

    it('tells the day, the policy, the engine and the surroundings apart', async () => {
      await rated();
      s.today('2026-03-06');
      const [aged] = await again();
      expect(aged).toMatchObject({ cause: 'day' });
      expect(aged?.what).toContain('standing.facts');
      expect(await again()).toEqual([]);
      for (const [column, cause] of [['policy_hash', 'policy'], ['engine', 'engine'], ['surroundings', 'surroundings']] as const) {
        await db.asSuperuser(`UPDATE standing SET ${column} = 'another', rag = 'red' WHERE service = $1`, [s.id]);
        expect(await causes()).toEqual([cause]);
        expect(await causes()).toEqual([]);
      }
    });

    it('does not call a change of the day unexplained, nor a fault on another day a change of the day', async () => {
      await rated();
      await db.asSuperuser(`UPDATE standing SET rag = 'green' WHERE service = $1`, [s.id]);
      s.today('2026-03-06');
      expect(await causes()).toEqual(['unexplained']);
    });
  });

  describe('another version of the policy', () => {
    const two = withSecondVersion();
    beforeEach(() => s.posted('manager', ['head-of-service']));
    afterAll(() => two.remove());
    const head = (): Actor => ({ ...s.actor('manager'), role: 'head-of-service', roles: ['head-of-service'] });
    const reader = (): Reader => ({ ...s.reader('manager'), roles: ['head-of-service'] });
    const command = (): CommandId => id(machineIds.next());
    /** The same service with a shelf on which a second version lies, a draft or published. */
    const shelved = (): Ports => ({ ...s.ports, policies: openShelf(path.join(two.root, 'policies')) });
    const adopting = (version: string, from: string, actor = head()): Parameters<typeof adoptVersion>[2] => ({ command: command(), actor, version: plainDate(version), from: plainDate(from), authority: 'The management board on 27 February 2026' });
    const open = async (ports: Ports, child: Subject): Promise<string | undefined> => {
      await deriveAgain(ports, s.id, s.now());
      const [row] = await db.asSuperuser(`SELECT due::text FROM work WHERE subject_id = $1 AND clause = 'LEI-9.1'`, [child.id]);
      return row?.['due'] as string | undefined;
    };

    it('is adopted once it is published, from a day that is not behind, by those who may', async () => {
      const draft = shelved();
      expect(await adoptVersion(draft, reader(), adopting('2026-03-09', '2026-03-09'))).toMatchObject({ outcome: 'invalid', faults: [{ field: 'version', expected: expect.stringContaining('published') as string }] });
      expect(publishFolder(two.second, plainDate('2026-02-20'), two.root).outcome).toBe('published');
      const ports = shelved();
      const wants = async (version: string, from: string, actor?: Actor): Promise<unknown> => {
        const done = await adoptVersion(ports, reader(), adopting(version, from, actor));
        return done.outcome === 'invalid' ? done.faults[0]?.expected : done.outcome;
      };
      expect(await wants('2026-04-01', '2026-04-01')).toContain('a version of the policy that is there');
      expect(await wants('2026-03-09', '2026-03-01')).toContain('today or a later day');
      expect(await wants('2026-03-09', '2026-03-08')).toContain('9 March 2026 or a later day');
      expect(await wants('2026-03-09', '2026-03-09', { ...head(), role: 'team-manager', roles: ['team-manager'] })).not.toBe('recorded');
      expect(await db.asSuperuser('SELECT 1 FROM policy_adoption WHERE service = $1', [s.id])).toEqual([]);
      expect(await wants('2026-03-09', '2026-03-16')).toBe('recorded');
      expect(await wants('2026-03-09', '2026-03-10')).toContain('16 March 2026 or a later day');
      const known = (of: ServiceId): Promise<unknown> => db.store.asReader({ ...reader(), service: of }, async ({ directory }) => (await directory.service())?.adopted.adoptions.map((a) => [a.version, a.from, a.begins]));
      expect(await known(s.id)).toEqual([['2026-03-09', '2026-03-16', '2026-03-16T00:00:00.000Z']]);
      expect((await loadVersions(ports, reader())).adopted).toMatchObject([{ version: '2019-05-01' }, { version: '2026-03-09', from: '2026-03-16', by: expect.any(String) as string, authority: 'The management board on 27 February 2026' }]);
    });

    it('binds what is started from its day, leaves what is open, and is the cause of what a rebuild finds', async () => {
      publishFolder(two.second, plainDate('2026-02-20'), two.root);
      const ports = shelved();
      s.today('2026-03-06');
      const [child, next] = [await rated(), await s.child({ surname: 'Clover' })];
      expect(await open(ports, child)).toBe('2026-03-09');
      expect((await adoptVersion(ports, reader(), adopting('2026-03-09', '2026-03-09'))).outcome).toBe('recorded');
      expect(await open(ports, child)).toBe('2026-03-09');
      s.today('2026-03-09');
      expect((await rebuild(ports, s.id, { today: s.now() })).differences).toEqual(expect.arrayContaining([expect.objectContaining({ subject: child, cause: 'policy' })]));
      await db.asSuperuser("UPDATE standing SET policy_hash = 'of the version before' WHERE service = $1", [s.id]);
      expect(await deriveAgain(ports, s.id, s.now())).toEqual({ subjects: 3, failed: [] });
      expect((await rebuild(ports, s.id, { today: s.now() })).differences).toEqual([]);
      expect(await open(ports, child)).toBe('2026-03-09');
      const later = await record(ports, s.command('manager', child, [{ kind: 'dyo.ended', data: { ground: 'other', reason: 'Recorded about the wrong child', 'decided-by': ['team-manager'] }, occurredOn: s.now() }]));
      expect(later.outcome).toBe('recorded');
      expect((await record(ports, s.command('manager', next, [{ kind: 'dyo.classified', data: { criterion: ['yogrs'] }, occurredOn: s.now() }]))).outcome).toBe('recorded');
      expect(await open(ports, next)).toBe('2026-03-11');
      expect((await rebuild(ports, s.id, { today: s.now() })).differences).toEqual([]);
    });

    it('is tried on the children of the service, and nothing is written', async () => {
      await rated();
      const before = await db.asSuperuser('SELECT max(seq) AS n FROM entry WHERE service = $1', [s.id]);
      const ports = shelved();
      const tried = await tryVersion(ports, reader(), (settings, calendar) => ports.policies.alone('leicester-city/deter-young-offenders', plainDate('2026-03-09'), settings, calendar));
      expect(tried).toMatchObject({ children: 1, affected: 1 });
      expect(tried.byRole.find((r) => r.role === 'case-manager')).toMatchObject({ later: 1 });
      expect(tried.byClause.find((c) => c.clause === 'LEI-9.1')).toMatchObject({ gained: 0, lost: 0, earlier: 0, later: 1, late: 0 });
      await expect(tryVersion(ports, s.reader('worker'), () => { throw new Error('not reached'); })).rejects.toThrow();
      expect(await db.asSuperuser('SELECT max(seq) AS n FROM entry WHERE service = $1', [s.id])).toEqual(before);
    });
  });

  describe('what changes by itself', () => {
    it('is derived again on its day, and not before', async () => {
      const child = await rated();
      expect((await facts(child))['age']?.value).toBe(15);
      s.today('2026-03-04');
      // Something else may fall on the day before; the age does not.
      await deriveAgain(s.ports, s.id, s.now());
      expect((await facts(child))['age']?.value).toBe(15);
      expect(await deriveAgain(s.ports, s.id, s.now())).toEqual({ subjects: 0, failed: [] });
      s.today('2026-03-05');
      expect(await deriveAgain(s.ports, s.id, s.now())).toEqual({ subjects: 1, failed: [] });
      expect((await facts(child))['age']?.value).toBe(16);
      expect(await deriveAgain(s.ports, s.id, s.now())).toEqual({ subjects: 0, failed: [] });
    });

    it.each([
      ['a bank holiday', 1, () => db.store.asSystem(s.id, ({ directory }) => directory.addBankHolidays([[plainDate('2026-03-03'), 'A day off']]))],
      ['a setting', 1, () => db.store.asSystem(s.id, ({ directory }) => directory.setSetting('yogrs-criterion', '85', undefined, s.ports.clock.now()))],
      ['the day of going live', 1, () => db.store.asSystem(s.id, ({ directory }) => directory.setGoLive(plainDate('2026-03-02')))],
      ['who holds a post', 1, () => db.store.asSystem(s.id, ({ directory }) => directory.addWorker({ id: id(machineIds.next()), agency: id('youth-justice'), name: 'New', posts: [{ role: 'seconded-police-officer', area: 'City Centre' }] }, plainDate('2026-01-01')))],
      ['a sitting (and the sitting with it)', 2, () => planSitting('2026-03-24')],
    ] as const)('is derived again when %s changes', async (_what, subjects, change) => {
      await rated();
      await change();
      expect((await deriveAgain(s.ports, s.id, s.now())).subjects).toBe(subjects);
      expect(await again()).toEqual([]);
      expect(await deriveAgain(s.ports, s.id, s.now())).toEqual({ subjects: 0, failed: [] });
    });

    it('moves a deadline over a new bank holiday', async () => {
      const child = await rated();
      const due = async (): Promise<unknown> => (await db.asSuperuser(`SELECT due::text FROM work WHERE subject_id = $1 AND clause = 'LEI-9.1' AND state = 'open'`, [child.id]))[0]?.['due'];
      expect(await due()).toBe('2026-03-03');
      await db.store.asSystem(s.id, ({ directory }) => directory.addBankHolidays([[plainDate('2026-03-03'), 'A day off']]));
      await deriveAgain(s.ports, s.id, s.now());
      expect(await due()).toBe('2026-03-04');
    });

    it('does no harm when two run at once while people record', async () => {
      const children = await Promise.all(['Cole', 'Dunn', 'Eden', 'Farr'].map((surname) => s.child({ surname, born: '2010-03-05' })));
      s.today('2026-03-05');
      const [a, b] = await Promise.all([
        deriveAgain(s.ports, s.id, s.now()), deriveAgain(s.ports, s.id, s.now()),
        ...children.map((c) => s.recorded('worker', c, 'assessment.completed', { yogrs: 80 })),
      ]);
      expect([a, b].map((r) => ('failed' in r! ? r.failed : undefined))).toEqual([[], []]);
      expect(await again()).toEqual([]);
    });

    it('is done by a job that runs at once, when asked to, and stops', async () => {
      const child = await rated();
      const runs: number[] = [];
      const errors: unknown[] = [];
      const job = startNextChange(s.ports, { services: () => Promise.resolve([s.id]), everyMs: 3_600_000, onRun: (_s, r) => runs.push(r.subjects), onError: (e) => errors.push(e) });
      await expect.poll(() => runs).toEqual([0]);
      s.today('2026-03-05');
      job.soon();
      job.soon();
      await expect.poll(() => runs.length).toBeGreaterThanOrEqual(2);
      await job.stop();
      job.soon();
      expect(runs[1]).toBe(1);
      expect(errors).toEqual([]);
      expect((await facts(child))['age']?.value).toBe(16);
    });

    it('goes on with the others when one subject cannot be derived, and says which', async () => {
      const [bad, good] = [await s.child({ surname: 'Bad', born: '2010-03-05' }), await s.child({ surname: 'Good', born: '2010-03-05' })];
      s.today('2026-03-05');
      const failing = { ...s.ports, store: { ...s.ports.store, asSystem: ((service, work) => db.store.asSystem(service, (unit) => work({ ...unit, records: { ...unit.records, lock: (x) => (x.id === bad.id ? Promise.reject(new Error('unreadable')) : unit.records.lock(x)) } }))) as typeof db.store.asSystem } };
      expect(await deriveAgain(failing, s.id, s.now())).toEqual({ subjects: 1, failed: [{ subject: bad, why: 'unreadable' }] });
      expect((await facts(good))['age']?.value).toBe(16);
    });
  });
});
