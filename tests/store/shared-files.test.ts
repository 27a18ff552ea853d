import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openShared } from '../../src/app/sharing/shared-with-us.ts';
import { record, type Recorded } from '../../src/app/record/record.ts';
import type { Reader } from '../../src/app/ports/reader.ts';
import type { Subject } from '../../src/core/chronology/entry.ts';
import { id, type AgencyId, type EntryId, type SubjectId, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { machineIds } from '../../src/store/ids.ts';
import { openDatabase, openService, SERVERS, type Database, type Service } from './harness.ts';

/** The rows of files, asked as the partner's officer by queries of every sort: what a page believes does not count here. */
describe.each(SERVERS)('the file of a shared document on $server', ({ server }) => {
  let db: Database;
  let s: Service;
  let child: Subject;
  let other: Subject;
  const [probation, health] = [id<AgencyId>('probation'), id<AgencyId>('health')];
  const officer = id<WorkerId>(machineIds.next());
  const reader = (agency = probation, role: Reader['roles'][number] = 'probation-officer'): Reader => ({ service: s.id, worker: officer, name: 'An officer', agency, roles: [role], purpose: 'reading what was shared with the agency' });
  const taken = (subject: Subject, entry: EntryId, who = reader()) => db.store.asReader(who, (unit) => unit.documents.ofEntry(subject.id as SubjectId, entry));
  /** every file of which the reader sees a row, whatever it asks */
  const rows = async (who = reader()): Promise<number> => {
    const [files, links] = await db.store.connections.asReader(who, (tx) => Promise.all([tx.query('SELECT ref FROM stored_file'), tx.query('SELECT ref FROM entry_file')]));
    expect(files.length).toBe(new Set(z.array(z.object({ ref: z.string() })).parse(links).map((l) => l.ref)).size);
    return files.length;
  };
  const document = async (of: Subject, more: Record<string, unknown> = {}): Promise<EntryId> => {
    const file = { ref: machineIds.next().replace(/-7/, '-4'), size: 9, sha256: 'ab'.repeat(32) };
    await s.ports.store.asSystem(s.id, (unit) => unit.files.put(file, of.id as SubjectId, s.workers.worker));
    return (await s.recorded('worker', of, 'document.kept', { title: 'An order', sort: 'court-order', from: 'A court', 'seen-by': 'everybody', ...more, file: { ...file, name: 'order.pdf', type: 'application/pdf' } })).entries[0]!;
  };
  const share = async (of: Subject, entries: readonly EntryId[], more: Record<string, unknown> = {}): Promise<Recorded> =>
    record(s.ports, s.command('worker', of, [{ kind: 'disclosure.made', occurredOn: s.now(), data: { to: probation, person: 'An officer', purpose: 'Moving on at 18', gateway: 'cda-1998-s115', channel: 'here', until: '2099-12-31', entries: entries.map((entry) => ({ entry })), ...more } }]));
  const shared = async (of: Subject, entries: readonly EntryId[], more: Record<string, unknown> = {}): Promise<EntryId> => {
    const made = await share(of, entries, more);
    if (made.outcome !== 'recorded') throw new Error(JSON.stringify(made));
    return made.entries[0]!;
  };

  beforeAll(async () => {
    db = await openDatabase(server);
    s = await openService(db);
    s.today('2099-03-02');
    await s.ports.store.asSystem(s.id, async ({ directory }) => {
      await directory.addAgency({ id: probation, name: 'Probation Service', sort: 'probation' });
      await directory.addAgency({ id: health, name: 'Health', sort: 'health' });
      await directory.addWorker({ id: officer, agency: probation, name: 'An officer', posts: [{ role: 'probation-officer', area: '' }] }, plainDate('2020-01-01'));
    });
    child = await s.child({ surname: 'Ashby', forenames: 'Sam', reference: 'YJ-1', born: '2082-05-06' });
    other = await s.child({ surname: 'Byron', forenames: 'Lee', reference: 'YJ-2' });
  }, 60_000);
  afterAll(() => db?.close());

  it('is there for whoever sees the record, and for nobody of a partner before it is shared', async () => {
    const doc = await document(child);
    const own: Reader = s.reader('worker');
    expect(await taken(child, doc, own)).toMatchObject({ size: 9 });
    expect(await rows(own)).toBe(1);
    expect(Number((await db.asSuperuser('SELECT count(*) AS n FROM stored_file'))[0]?.['n'])).toBe(1);
    expect(await taken(child, doc)).toBeUndefined();
    expect(await rows()).toBe(0);
    // Nor with the note that was shared beside it.
    const note = (await s.recorded('worker', child, 'note.recorded', { note: 'A quiet week.' })).entries[0]!;
    await shared(child, [note]);
    expect([await taken(child, doc), await rows()]).toEqual([undefined, 0]);
  });

  it('is for the agency with which it is shared, of this record alone, and for no other agency or role', async () => {
    const doc = await document(child);
    const hidden = await document(other);
    await shared(child, [doc]);
    expect(await taken(child, doc)).toMatchObject({ size: 9, sha256: 'ab'.repeat(32) });
    expect(await rows()).toBe(1);
    expect(await taken(other, doc)).toBeUndefined();
    expect(await taken(other, hidden)).toBeUndefined();
    expect([await taken(child, doc, reader(health, 'social-worker')), await rows(reader(health, 'social-worker'))]).toEqual([undefined, 0]);
    expect([await taken(child, doc, reader(probation, 'administrator')), await rows(reader(probation, 'administrator'))]).toEqual([undefined, 0]);
    // An officer of the agency is no reader of another service.
    const strange = await openService(db);
    expect(await rows({ ...reader(), service: strange.id })).toBe(0);
  });

  it('goes when the sharing is ended, on its last day, and when the agency no longer works with the service', async () => {
    const doc = await document(child);
    const before = await rows();
    const made = await shared(child, [doc], { until: '2099-06-30' });
    expect(await rows()).toBe(before + 1);
    await db.asSuperuser('UPDATE entry_share SET until = current_date - 1 WHERE entry = $1', [doc]);
    expect([await taken(child, doc), await rows()]).toEqual([undefined, before]);
    await db.asSuperuser('UPDATE entry_share SET until = current_date + 1 WHERE entry = $1', [doc]);
    expect(await taken(child, doc)).toBeDefined();
    await db.asSuperuser('UPDATE agency SET active_until = current_date - 1 WHERE id = $1 AND service = $2', [probation, s.id]);
    expect([await taken(child, doc), await rows()]).toEqual([undefined, 0]);
    await db.asSuperuser('UPDATE agency SET active_until = NULL WHERE id = $1 AND service = $2', [probation, s.id]);
    expect(await taken(child, doc)).toBeDefined();
    await s.recorded('worker', child, 'disclosure.ended', { why: 'She has moved on' }, { of: made });
    expect([await taken(child, doc), await rows()]).toEqual([undefined, before]);
  });

  it('goes for everybody when the document is taken back, in whichever version it was shared', async () => {
    const doc = await document(child);
    await shared(child, [doc]);
    const entry = (await db.store.asSystem(s.id, (unit) => unit.records.chronology(child))).find((e) => e.id === doc)!;
    const corrected = (await s.recorded('worker', child, 'document.kept', { ...entry.data, title: 'An order of March' }, { supersedes: doc, reason: 'Typing' })).entries[0]!;
    expect(await taken(child, doc)).toBeDefined();
    // The words of the newer version were not shared; its file is not taken by its id.
    expect(await taken(child, corrected)).toBeUndefined();
    await s.recorded('worker', child, 'document.kept', { ...entry.data, title: 'An order of March' }, { supersedes: corrected, withdrawn: true, reason: 'Another child’s' });
    expect(await taken(child, doc)).toBeUndefined();
    for (const e of [doc, corrected]) expect(await taken(child, e, s.reader('worker'))).toBeUndefined();
    const seen = await openShared(s.ports, reader(), child.id as SubjectId, s.now());
    expect(seen?.disclosures.flatMap((d) => d.entries).some((e) => e.id === doc)).toBe(true);
    expect(seen?.files.has(doc)).toBe(false);
  });

  it('is not there where the document is shared in part, and its copy with words blacked out is, when that is shared', async () => {
    const doc = await document(child);
    const before = await rows();
    await shared(child, [], { 'in-part': [{ entry: doc, title: 'Document kept', text: 'Title: █████', why: 'third-party', file: 'not-shared' }] });
    expect([await taken(child, doc), await rows()]).toEqual([undefined, before]);
    const file = { ref: machineIds.next().replace(/-7/, '-4'), size: 5, sha256: 'cd'.repeat(32) };
    await s.ports.store.asSystem(s.id, (unit) => unit.files.put(file, child.id as SubjectId, s.workers.worker));
    const copy = (await s.recorded('worker', child, 'document.blacked-out', { document: doc, title: 'An order', why: 'third-party', 'seen-by': 'everybody', file: { ...file, name: 'order.png', type: 'image/png' } }, { of: doc })).entries[0]!;
    expect(await taken(child, copy)).toBeUndefined();
    await shared(child, [copy]);
    expect(await taken(child, copy)).toMatchObject({ size: 5 });
    expect([await taken(child, doc), await rows()]).toEqual([undefined, before + 1]);
  });

  it('of a restricted record is for those named and for nobody else of the service; a partner has what was shared of it and no more', async () => {
    const secret = await s.child({ surname: 'Restricted', reference: 'YJ-9' });
    const [doc, more] = [await document(secret), await document(secret)];
    await shared(secret, [doc]);
    const before = await rows();
    await s.recorded('manager', secret, 'case.restricted', { why: 'A colleague’s child', ask: s.workers.manager, people: [{ worker: s.workers.manager }] });
    expect(await taken(secret, doc, s.reader('manager'))).toBeDefined();
    for (const person of ['worker', 'coordinator', 'police', 'administrator', 'volunteer'] as const) expect(await taken(secret, doc, s.reader(person)), person).toBeUndefined();
    expect(await taken(secret, more)).toBeUndefined();
    expect(await taken(secret, doc)).toBeDefined();
    expect(await rows()).toBe(before);
  });

  it('that is another agency’s is shared only when that agency has agreed, and so is a copy of it', async () => {
    const doc = await document(child, { originator: health });
    const file = { ref: machineIds.next().replace(/-7/, '-4'), size: 5, sha256: 'ef'.repeat(32) };
    await s.ports.store.asSystem(s.id, (unit) => unit.files.put(file, child.id as SubjectId, s.workers.worker));
    const copy = (await s.recorded('worker', child, 'document.blacked-out', { document: doc, title: 'A report', why: 'third-party', 'seen-by': 'everybody', file: { ...file, name: 'report.png', type: 'image/png' } }, { of: doc })).entries[0]!;
    for (const entry of [doc, copy]) expect(await share(child, [entry])).toMatchObject({ outcome: 'refused', objections: [{ clause: 'TLN-3' }] });
    const asked = await s.recorded('worker', child, 'onward.asked', { entry: doc, originator: health, 'on-to': probation, why: 'A safe address' });
    await s.recorded('worker', child, 'onward.answered', { answer: 'agreed', by: 'The nurse', until: '2099-06-30' }, { of: asked.entries[0]! });
    expect((await share(child, [doc, copy])).outcome).toBe('recorded');
    expect(await taken(child, doc)).toBeDefined();
    // Without the agency's agreement to another recipient it stays where it is.
    expect(await share(child, [doc], { to: 'police' })).toMatchObject({ outcome: 'refused', objections: [{ clause: 'TLN-3' }] });
  });

  it('goes with its entry when the entry is erased', async () => {
    const doc = await document(other);
    await shared(other, [doc]);
    expect(await taken(other, doc)).toBeDefined();
    await db.asSuperuser(`DO $$ BEGIN SET LOCAL ROLE throughline_retention; PERFORM set_config('app.service', '${s.id}', true); DELETE FROM entry_content WHERE entry = '${doc}'; END $$`);
    expect(await taken(other, doc)).toBeUndefined();
    expect(await db.asSuperuser('SELECT FROM entry_file WHERE entry = $1', [doc])).toEqual([]);
  });
});
