import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askForMore, openShared } from '../../src/app/sharing/shared-with-us.ts';
import { record } from '../../src/app/record/record.ts';
import type { Reader } from '../../src/app/ports/reader.ts';
import type { Subject } from '../../src/core/chronology/entry.ts';
import type { Actor } from '../../src/core/decisions/command.ts';
import { id, type AgencyId, type EntryId, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { machineIds } from '../../src/store/ids.ts';
import { openDatabase, openService, SERVERS, type Database, type Service } from './harness.ts';

const TABLES = ['entry', 'entry_content', 'standing', 'standing_part', 'work', 'allocation'] as const;

describe.each(SERVERS)('what is shared with a partner agency on $server', ({ server }) => {
  let db: Database;
  let s: Service;
  let child: Subject;
  let other: Subject;
  let assessment: EntryId;
  let note: EntryId;
  let police: EntryId;
  const probation = id<AgencyId>('probation');
  const officer = id<WorkerId>(machineIds.next());
  const reader = (agency = probation, role: Reader['roles'][number] = 'probation-officer'): Reader => ({ service: s.id, worker: officer, name: 'An officer', agency, roles: [role], purpose: 'reading what was shared with the agency' });
  const actor = (): Actor => ({ worker: officer, name: 'An officer', role: 'probation-officer', roles: ['probation-officer'], agency: probation, service: s.id });
  const visible = async (table: string, who = reader()): Promise<number> => (await db.store.connections.asReader(who, (tx) => tx.query(`SELECT * FROM ${table}`))).length;
  const share = (entries: readonly EntryId[], more: Record<string, unknown> = {}) =>
    record(s.ports, s.command('worker', child, [{ kind: 'disclosure.made', occurredOn: s.now(), data: { to: probation, person: 'An officer', purpose: 'Moving on at 18', gateway: 'cda-1998-s115', channel: 'here', until: '2099-12-31', entries: entries.map((entry) => ({ entry })), ...more } }]));

  beforeAll(async () => {
    db = await openDatabase(server);
    s = await openService(db);
    s.today('2099-03-02');
    await s.ports.store.asSystem(s.id, async ({ directory }) => {
      await directory.addAgency({ id: probation, name: 'Probation Service', sort: 'probation' });
      await directory.addAgency({ id: id<AgencyId>('police'), name: 'Police', sort: 'police' });
      await directory.addWorker({ id: officer, agency: probation, name: 'An officer', posts: [{ role: 'probation-officer', area: '' }] }, plainDate('2020-01-01'));
    });
    child = await s.child({ surname: 'Ashby', forenames: 'Sam', reference: 'YJ-1', born: '2082-05-06' });
    other = await s.child({ surname: 'Byron', forenames: 'Lee', reference: 'YJ-2' });
    assessment = (await s.recorded('worker', child, 'assessment.completed', { yogrs: 88, harm: 'high' })).entries[0]!;
    note = (await s.recorded('worker', child, 'note.recorded', { note: 'A quiet week at home.' })).entries[0]!;
    police = (await record(s.ports, { ...s.command('police', child, [{ kind: 'note.recorded', data: { note: 'Seen near the arcade.' }, occurredOn: s.now() }]), actor: { ...s.actor('police'), agency: id<AgencyId>('police') } })).outcome === 'recorded' ? (await db.asSuperuser("SELECT id FROM entry WHERE agency = 'police'"))[0]!['id'] as EntryId : note;
    await s.recorded('worker', other, 'note.recorded', { note: 'Another child.' });
  });
  afterAll(() => db?.close());

  it.each(TABLES)('is nothing in %s before anything is shared, although it is there', async (table) => {
    expect(Number((await db.asSuperuser(`SELECT count(*) AS n FROM ${table}`))[0]?.['n'])).toBeGreaterThanOrEqual(table === 'standing_part' ? 0 : 1);
    expect(await visible(table)).toBe(0);
  });

  it('takes no request from a partner with whom nothing is shared', async () => {
    expect((await askForMore(s.ports, actor(), child.id, { command: machineIds.next(), what: 'The plan', why: 'Moving on' })).outcome).toBe('not-allowed');
  });

  it('is the entries chosen and the terms, and nothing else of the record or of any other', async () => {
    expect((await share([assessment])).outcome).toBe('recorded');
    expect(await visible('entry')).toBe(2);
    expect(await visible('entry_content')).toBe(2);
    for (const table of ['standing', 'standing_part', 'work', 'work_part', 'allocation', 'restricted_name'] as const) expect(await visible(table), table).toBe(0);
    const opened = await openShared(s.ports, reader(), child.id, s.now());
    expect(opened?.child).toMatchObject({ name: 'Sam Ashby', entries: 2, until: '2099-12-31' });
    expect(opened?.disclosures[0]?.entries.map((e) => e.data)).toEqual([{ yogrs: 88, harm: 'high' }]);
    expect(await openShared(s.ports, reader(), other.id, s.now())).toBeUndefined();
    expect(await db.store.asReader(reader(), (unit) => unit.lists.search('Ashby', 10, s.now()))).toEqual([]);
  });

  it('is not seen by another agency, nor by a role of the agency that sees nothing', async () => {
    expect(await visible('entry', reader(id<AgencyId>('health'), 'social-worker'))).toBe(0);
    expect(await visible('entry', reader(probation, 'administrator'))).toBe(0);
    expect(await visible('entry_share', reader(id<AgencyId>('health'), 'social-worker'))).toBe(0);
    expect(await visible('shared_child', reader(id<AgencyId>('health'), 'social-worker'))).toBe(0);
  });

  it('lets the partner ask for more and nothing else, and read the answer', async () => {
    const asked = await askForMore(s.ports, actor(), child.id, { command: machineIds.next(), what: 'What the police know', why: 'A safe address' });
    expect(asked.outcome).toBe('recorded');
    const forbidden = await record(s.ports, { ...s.command('worker', child, [{ kind: 'note.recorded', data: { note: 'From probation' }, occurredOn: s.now() }]), actor: actor() });
    expect(forbidden.outcome).toBe('not-allowed');
    if (asked.outcome !== 'recorded') return;
    await s.recorded('worker', child, 'disclosure.answered', { answer: 'refused', reason: 'The police have not agreed' }, { of: asked.entries[0]! });
    const opened = await openShared(s.ports, reader(), child.id, s.now());
    expect(opened?.asked[0]?.answer?.data).toEqual({ answer: 'refused', reason: 'The police have not agreed' });
  });

  it('holds another agency’s entry only when that agency has agreed', async () => {
    const refused = await share([police]);
    expect(refused).toMatchObject({ outcome: 'refused', objections: [{ clause: 'TLN-3' }] });
    const asked = await s.recorded('worker', child, 'onward.asked', { entry: police, originator: 'police', 'originator-role': 'seconded-police-officer', 'on-to': 'probation', why: 'A safe address' });
    await s.recorded('police', child, 'onward.answered', { answer: 'agreed', by: 'Duty sergeant', until: '2099-06-30' }, { of: asked.entries[0]! });
    expect((await share([police, note])).outcome).toBe('recorded');
    expect((await openShared(s.ports, reader(), child.id, s.now()))?.disclosures[0]?.entries).toHaveLength(2);
  });

  it('in part is the text as it was given and never the entry, for nobody of the agency and by no query', async () => {
    const secret = (await s.recorded('worker', child, 'note.recorded', { note: 'His aunt Philippa told us.' })).entries[0]!;
    const before = await visible('entry');
    expect((await share([], { 'in-part': [{ entry: secret, title: 'Note', text: 'Note: His █████ told us.', why: 'third-party' }] })).outcome).toBe('recorded');
    // The disclosure itself, and not the entry that it speaks of.
    expect(await visible('entry')).toBe(before + 1);
    const rows = await db.store.connections.asReader(reader(), (tx) => tx.query('SELECT entry::text, data::text FROM entry_content'));
    expect(JSON.stringify(rows)).toContain('His █████ told us.');
    expect(JSON.stringify(rows)).not.toContain('Philippa');
    expect(await db.store.connections.asReader(reader(), (tx) => tx.query('SELECT FROM entry WHERE id = $1', [secret]))).toEqual([]);
    expect(Number((await db.asSuperuser('SELECT count(*) AS n FROM entry WHERE id = $1', [secret]))[0]?.['n'])).toBe(1);
    expect(JSON.stringify(await openShared(s.ports, reader(), child.id, s.now()))).not.toContain('Philippa');
  });

  it('is gone when the sharing is ended, and with the last of it the name and the questions', async () => {
    const made = await db.asSuperuser("SELECT id FROM entry WHERE kind = 'disclosure.made' ORDER BY seq");
    for (const m of made) await s.recorded('worker', child, 'disclosure.ended', { why: 'He has moved on' }, { of: m['id'] as EntryId });
    for (const table of ['entry', 'entry_content', 'entry_share', 'shared_child'] as const) expect(await visible(table), table).toBe(0);
    expect((await askForMore(s.ports, actor(), child.id, { command: machineIds.next(), what: 'The plan', why: 'Moving on' })).outcome).toBe('not-allowed');
  });

  it('ends by itself on its day', async () => {
    expect((await share([note])).outcome).toBe('recorded');
    expect(await visible('entry')).toBeGreaterThan(0);
    await db.asSuperuser('UPDATE entry_share SET until = current_date - 1');
    expect(await visible('entry')).toBe(0);
  });
});
