import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../src/app/record/record.ts';
import { openList } from '../../src/app/cohorts/list-page.ts';
import { id, type SubjectId } from '../../src/core/values/ids.ts';
import type { EntryData, Subject } from '../../src/core/chronology/entry.ts';
import type { Reader } from '../../src/app/ports/reader.ts';
import { openDatabase, openService, SERVERS, type Database, type Person, type Service } from './harness.ts';

describe.each(SERVERS)('members of the hub on $server', ({ server }) => {
  let db: Database;
  let s: Service;
  let coordinator: Reader;

  const of = (person: Person): Subject => ({ kind: 'worker', id: id<SubjectId>(s.workers[person]) });
  const tell = async (about: Person, kind: string, data: EntryData): Promise<void> => {
    const result = await record(s.ports, s.command('manager', of(about), [{ kind, data, occurredOn: s.now() }]), { create: true });
    expect(result.outcome, JSON.stringify(result)).toBe('recorded');
  };
  const seen = (reader: Reader, about: Person): Promise<readonly unknown[]> =>
    db.store.connections.asReader(reader, async (tx) => (await tx.query('SELECT e.kind, c.data FROM entry e JOIN entry_content c ON c.service = e.service AND c.entry = e.id WHERE e.subject_kind = $1 AND e.subject_id = $2 ORDER BY e.seq', ['worker', s.workers[about]])));

  beforeAll(async () => {
    db = await openDatabase(server);
    s = await openService(db, 'leeds/iom');
    await s.posted('stranger', ['hub-coordinator']);
    coordinator = { ...s.reader('stranger'), roles: ['hub-coordinator'] };
    await tell('police', 'staff.joined', { sort: 'permanent', work: 'hub-member', agency: 'Police', 'agency-type': 'statutory' });
    await tell('volunteer', 'staff.joined', { sort: 'permanent', work: 'hub-member', agency: 'A drugs charity', 'agency-type': 'not-statutory' });
    await tell('worker', 'staff.joined', { sort: 'permanent', work: 'targeted support worker' });
    await tell('police', 'supervision.planned', { on: '2026-04-16' });
  });
  afterAll(() => db?.close());

  it('are on the list of its coordinator, each with the type of the agency', async () => {
    const list = await openList(s.ports, coordinator, 'hub-members', s.now());
    if (typeof list === 'string') throw new Error(list);
    expect(list.rows.map((r) => r.subject).sort()).toEqual([s.workers.police, s.workers.volunteer].sort());
    expect(JSON.stringify(list.rows)).toContain('Not statutory');
  });

  it('are seen as such, and nothing else that is recorded about them or about other colleagues', async () => {
    expect((await seen(coordinator, 'police')).map((r) => (r as { readonly kind: string }).kind)).toEqual(['staff.joined']);
    expect(await seen(coordinator, 'worker')).toEqual([]);
    expect((await db.asSuperuser("SELECT kind FROM entry WHERE subject_id = $1 AND kind = 'supervision.planned'", [s.workers.police])).length).toBe(1);
    expect(await db.store.connections.asReader(coordinator, (tx) => tx.query("SELECT 1 FROM standing WHERE subject_kind = 'worker'"))).toEqual([]);
  });

  it('are seen by nobody else who reads a part', async () => {
    await s.posted('administrator', ['police-iom-inspector']);
    const inspector: Reader = { ...s.reader('administrator'), roles: ['police-iom-inspector'] };
    expect(await seen(inspector, 'volunteer')).toEqual([]);
    expect(await seen(s.reader('governor'), 'volunteer')).toEqual([]);
  });

  it('are seen no longer once they have left', async () => {
    await tell('volunteer', 'staff.left', {});
    expect(await seen(coordinator, 'volunteer')).toEqual([]);
    expect((await seen(coordinator, 'police')).length).toBe(1);
  });
});
