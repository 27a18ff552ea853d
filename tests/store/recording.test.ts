import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../src/app/record/record.ts';
import { id, type EntryId, type SubjectId } from '../../src/core/values/ids.ts';
import type { Entry, Subject } from '../../src/core/chronology/entry.ts';
import { timeline } from '../../src/core/chronology/resolve.ts';
import { machineIds } from '../../src/store/ids.ts';
import { openDatabase, openService, SERVERS, type Database, type Service } from './harness.ts';

describe.each(SERVERS)('recording on $server', ({ server }) => {
  let db: Database;
  let s: Service;
  beforeAll(async () => {
    db = await openDatabase(server);
    s = await openService(db);
  });
  afterAll(() => db?.close());

  const chronology = (of: Service, subject: Subject): Promise<readonly Entry[]> => db.store.asSystem(of.id, ({ records }) => records.chronology(subject));
  const count = async (table: string): Promise<number> => Number((await db.asSuperuser(`SELECT count(*) AS n FROM ${table} WHERE service = $1`, [s.id]))[0]?.['n']);

  it('keeps an entry with its stamps and shows it to whoever may see it', async () => {
    const child = await s.child({ surname: 'Ashby', forenames: 'Sam', reference: 'YJ-1', born: '2010-05-01' });
    const done = await s.recorded('worker', child, 'note.recorded', { note: 'He likes to draw.' }, { occurredAt: '09:30' });
    const seen = await db.store.asReader(s.reader('worker'), ({ records }) => records.entry(done.entries[0]!));
    expect(seen).toMatchObject({
      kind: 'note.recorded', data: { note: 'He likes to draw.' }, occurredOn: '2026-03-02', occurredAt: '09:30', recordedAt: '2026-03-02T10:00:00.000Z',
      recordedBy: s.workers.worker, recordedAs: 'case-manager', agency: 'youth-justice', compartment: 'case', source: 'live', subject: child, act: done.act,
    });
    const act = await db.store.asReader(s.reader('worker'), ({ records }) => records.act(done.act));
    expect(act.map((e) => e.id)).toEqual(done.entries);
  });

  it('keeps where the child stands, what is to be done and by whom, in the same transaction', async () => {
    const child = await s.child({ surname: 'Byron', forenames: 'Lee' });
    await s.recorded('worker', child, 'assessment.completed', { yogrs: 81 });
    const { row, standing, work } = await db.store.asReader(s.reader('worker'), async ({ lists }) => ({
      row: await lists.child(child.id, s.now()),
      standing: await lists.standing(child),
      work: await lists.work({ worker: s.workers.worker, subject: child }),
    }));
    expect(row).toMatchObject({ surname: 'Byron', forenames: 'Lee', caseManager: s.workers.worker, dyo: false });
    expect(standing?.facts['yogrs']).toMatchObject({ value: 81, since: '2026-03-02' });
    expect(work.rows.map((w) => [w.sort, w.detail.clause, w.about, w.ownerWorker])).toContainEqual(['consideration', 'LEI-1.1', 'Lee Byron', s.workers.worker]);
  });

  it('gives the first result to a command that is sent again, and writes nothing', async () => {
    const child = await s.child({ surname: 'Cole' });
    const command = s.command('worker', child, [{ kind: 'note.recorded', data: { note: 'Once.' }, occurredOn: s.now() }]);
    const first = await record(s.ports, command);
    const before = await count('entry');
    const again = await record(s.ports, { ...command, records: [{ kind: 'note.recorded', data: { note: 'Twice.' }, occurredOn: s.now() }] });
    expect(again).toEqual(first);
    expect(await count('entry')).toBe(before);
  });

  it('gives one result to a command that is sent twice at once, also when it makes the child', async () => {
    const child = await s.child({ surname: 'Dunn' });
    const note = s.command('worker', child, [{ kind: 'note.recorded', data: { note: 'Pressed twice.' }, occurredOn: s.now() }]);
    const [a, b] = await Promise.all([record(s.ports, note), record(s.ports, note)]);
    expect(a.outcome).toBe('recorded');
    expect(b).toEqual(a);
    expect((await chronology(s, child)).filter((e) => e.kind === 'note.recorded')).toHaveLength(1);

    const fresh: Subject = { kind: 'child', id: id<SubjectId>(machineIds.next()) };
    const make = s.command('manager', fresh, [{ kind: 'identity.recorded', data: { surname: 'Eden' }, occurredOn: s.now() }]);
    const [c, d] = await Promise.all([record(s.ports, make, { create: true }), record(s.ports, make, { create: true })]);
    expect(c.outcome).toBe('recorded');
    expect(d).toEqual(c);
    expect(await chronology(s, fresh)).toHaveLength(1);
  });

  it('lets two people write about one child at once when neither decision rests on what the other writes', async () => {
    const child = await s.child({ surname: 'Farr' });
    const seen = Math.max(...(await chronology(s, child)).map((e) => e.seq));
    const notes = ['worker', 'coordinator', 'manager'].map((p) => s.command(p as 'worker', child, [{ kind: 'note.recorded', data: { note: `By the ${p}.` }, occurredOn: s.now() }], { seen }));
    const results = await Promise.all(notes.map((n) => record(s.ports, n)));
    expect(results.map((r) => r.outcome)).toEqual(['recorded', 'recorded', 'recorded']);
    expect((await chronology(s, child)).filter((e) => e.kind === 'note.recorded')).toHaveLength(3);
  });

  it('shows the second person what changed when the decision rests on it, and writes nothing of theirs', async () => {
    const child = await s.child({ surname: 'Gray' });
    await s.recorded('worker', child, 'assessment.completed', { yogrs: 80 });
    const seen = Math.max(...(await chronology(s, child)).map((e) => e.seq));
    const decide = (outcome: string, person: 'worker' | 'manager') =>
      s.command(person, child, [{ kind: 'dyo.decision', data: { outcome, criterion: ['yogrs'], reason: 'Talked about with him.' }, occurredOn: s.now() }], { seen });
    const results = await Promise.all([record(s.ports, decide('not-classified', 'worker')), record(s.ports, decide('classified', 'manager'))]);
    const first = results.find((r) => r.outcome === 'recorded');
    const second = results.find((r) => r.outcome === 'conflict');
    if (first?.outcome !== 'recorded' || second?.outcome !== 'conflict') throw new Error(JSON.stringify(results));
    expect(second.with).toEqual(expect.arrayContaining([first.entries[0]]));
    expect((await chronology(s, child)).filter((e) => e.kind === 'dyo.decision')).toHaveLength(1);
  });

  it('refuses to correct an entry twice and shows the first correction', async () => {
    const child = await s.child({ surname: 'Hale' });
    const wrong = await s.recorded('worker', child, 'assessment.completed', { yogrs: 18 });
    const correct = (yogrs: number) => s.command('worker', child, [{ kind: 'assessment.completed', data: { yogrs }, occurredOn: s.now(), supersedes: wrong.entries[0]!, reason: 'Figures were turned round.' }]);
    const first = await record(s.ports, correct(81));
    if (first.outcome !== 'recorded') throw new Error(JSON.stringify(first));
    expect(await record(s.ports, correct(82))).toMatchObject({ outcome: 'conflict', with: [first.entries[0]] });
    const line = timeline(await chronology(s, child)).filter((e) => e.kind === 'assessment.completed');
    expect(line.map((e) => e.data['yogrs'])).toEqual([81]);
  });

  it('refuses a second correction in the database too', async () => {
    const child = await s.child({ surname: 'Innes' });
    const wrong = await s.recorded('worker', child, 'note.recorded', { note: 'Wrong.' });
    const entry = (await chronology(s, child)).find((e) => e.id === wrong.entries[0])!;
    const correction = (): Promise<void> =>
      db.store.asSystem(s.id, ({ records }) => records.append([{ ...entry, id: id<EntryId>(machineIds.next()), supersedes: entry.id, reason: 'Again.' }]));
    await correction();
    await expect(correction()).rejects.toThrow(/entry_superseded_once/);
  });

  it('answers as of a sequence number what was known then', async () => {
    const child = await s.child({ surname: 'Jarvis' });
    await s.recorded('worker', child, 'assessment.completed', { yogrs: 50 });
    const then = Math.max(...(await chronology(s, child)).map((e) => e.seq));
    const [wrong] = (await chronology(s, child)).filter((e) => e.kind === 'assessment.completed');
    await s.recorded('worker', child, 'assessment.completed', { yogrs: 60 }, { supersedes: wrong!.id, reason: 'Read wrongly.' });
    const all = await chronology(s, child);
    const scores = (seq?: number): unknown[] => timeline(all, seq).filter((e) => e.kind === 'assessment.completed').map((e) => e.data['yogrs']);
    expect(scores(then)).toEqual([50]);
    expect(scores()).toEqual([60]);
  });

  it('leaves nothing of a command that fails before its end', async () => {
    const child = await s.child({ surname: 'Keane' });
    const before = await Promise.all(['entry', 'entry_content', 'work', 'command', 'search_text'].map(count));
    const head = await db.asSuperuser('SELECT seq, hash FROM chain_head WHERE service = $1', [s.id]);
    const failing = { ...s.ports, store: { ...s.ports.store, asSystem: ((service, work) => db.store.asSystem(service, async (unit) => {
      await work(unit);
      throw new Error('the lights went out');
    })) as typeof db.store.asSystem } };
    await expect(record(failing, s.command('worker', child, [{ kind: 'assessment.completed', data: { yogrs: 90, note: 'A note that is lost with it.' }, occurredOn: s.now() }]))).rejects.toThrow('the lights went out');
    expect(await Promise.all(['entry', 'entry_content', 'work', 'command', 'search_text'].map(count))).toEqual(before);
    expect(await db.asSuperuser('SELECT seq, hash FROM chain_head WHERE service = $1', [s.id])).toEqual(head);
  });

  it('leaves nothing when the connection is killed after the entries were added', async () => {
    const child = await s.child({ surname: 'Lane' });
    const before = await count('entry');
    await expect(
      db.store.connections.asSystem(s.id, async (tx) => {
        const [me] = await tx.query('SELECT pg_backend_pid() AS pid');
        await tx.query(`SELECT append_entries($1, $2)`, [s.id, JSON.stringify([{
          id: machineIds.next(), subject_kind: 'child', subject_id: child.id, act: machineIds.next(), kind: 'note.recorded', occurred_on: '2026-03-02', recorded_at: s.ports.clock.now(), recorded_by: s.workers.worker,
          recorded_as: 'case-manager', agency: 'youth-justice', compartment: 'case', source: 'live', withdrawn: false, digest: '00', salt: '00', data: { note: 'x' }, marks: [],
        }])]);
        await db.asSuperuser('SELECT pg_terminate_backend($1)', [(me as { pid: number }).pid]);
        await tx.query('SELECT 1');
      }),
    ).rejects.toThrow();
    expect(await count('entry')).toBe(before);
    await expect(s.recorded('worker', child, 'note.recorded', { note: 'Works again.' })).resolves.toMatchObject({ outcome: 'recorded' });
  });
});
