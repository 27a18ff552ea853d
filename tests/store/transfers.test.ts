import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptParcel, refuseParcel } from '../../src/app/transfers/accept.ts';
import { carryOver } from '../../src/app/transfers/carry-over.ts';
import { openParcel } from '../../src/app/transfers/open-parcel.ts';
import { sealTransfer } from '../../src/app/transfers/seal-transfer.ts';
import { sendTransfer, type Sent } from '../../src/app/transfers/send.ts';
import { takeBack } from '../../src/app/transfers/take-back.ts';
import { record } from '../../src/app/record/record.ts';
import type { FileStore } from '../../src/app/ports/files.ts';
import type { Reader } from '../../src/app/ports/reader.ts';
import type { Entry, EntryData, Subject } from '../../src/core/chronology/entry.ts';
import { originsOf } from '../../src/core/transfers/origin.ts';
import { onlyInWords } from '../../src/core/transfers/pack.ts';
import { id, type AgencyId, type CommandId, type EntryId, type SubjectId } from '../../src/core/values/ids.ts';
import { fileKey } from '../../src/store/files/file-keys.ts';
import { fileStore } from '../../src/store/files/file-store.ts';
import { machineIds } from '../../src/store/ids.ts';
import { openDatabase, openService, SERVERS, type Database, type Person, type Service } from './harness.ts';

const ANSWERING = 'answering a transfer from another service';
const TABLES = ['transfer_parcel', 'transfer_origin', 'transfer_item'] as const;

describe.each(SERVERS)('a child moves from one service to another on $server', ({ server }) => {
  let db: Database;
  let here: Service;
  let there: Service;
  let third: Service;
  let child: Subject;
  let folder: string;
  let files: FileStore;

  const chronology = (s: Service, subject: Subject): Promise<readonly Entry[]> => db.store.asSystem(s.id, ({ records }) => records.chronology(subject));
  const reader = (s: Service, person: Person, purpose: Reader['purpose'] = ANSWERING): Reader => ({ ...s.reader(person), purpose });
  const sql = async (who: Reader, text: string): Promise<readonly Record<string, unknown>[]> => (await db.store.connections.asReader(who, (tx) => tx.query(text))) as readonly Record<string, unknown>[];
  const asProgram = async (s: Service, text: string): Promise<readonly Record<string, unknown>[]> => (await db.store.connections.asSystem(s.id, (tx) => tx.query(text))) as readonly Record<string, unknown>[];
  const command = (): CommandId => id<CommandId>(machineIds.next());
  const countOf = async (table: string): Promise<number> => Number((await db.asSuperuser(`SELECT count(*) AS n FROM ${table}`))[0]?.['n']);

  /** Puts a proposal together as the page does: what cannot go as it is goes in words. */
  const propose = async (of: Subject, ids: readonly EntryId[], more: EntryData = {}, by: Person = 'worker'): Promise<EntryId> => {
    const known = await chronology(here, of);
    const words = onlyInWords(known, ids);
    const data: EntryData = {
      to: there.id, 'to-name': 'Another service', sort: 'permanent', from: here.now(), why: 'The family moves', person: 'Duty manager', gateway: 'cda-1998-s115', address: '1 New Street',
      entries: ids.filter((e) => !words.has(e)).map((entry) => ({ entry })),
      'in-words': ids.filter((e) => words.has(e)).map((entry) => ({ entry, title: 'In words', text: `What ${known.find((k) => k.id === entry)?.kind ?? ''} says`, how: 'local' })),
      ...more,
    };
    const naming = await db.store.asSystem(here.id, async ({ directory }) => ({ service: (await directory.service())!.name, agencies: await directory.agencies(), workers: await directory.workers(here.now()) }));
    const { digest } = sealTransfer(known, data, id<AgencyId>('youth-justice'), naming);
    return (await here.recorded(by, of, 'transfer.proposed', { ...data, digest })).entries[0]!;
  };
  const agree = (of: Subject, proposal: EntryId, by: Person = 'manager') => here.recorded(by, of, 'transfer.agreed', { answer: 'agree' }, { of: proposal });
  const send = (of: Subject, proposal: EntryId): Promise<Sent> => sendTransfer(here.ports, files, here.actor('worker'), { command: command(), child: of.id, proposal });
  const parcelOf = async (of: Subject): Promise<string> => String((await chronology(here, of)).filter((e) => e.kind === 'transfer.sent').at(-1)?.data['parcel']);
  const sentParcel = async (of: Subject, ids: readonly EntryId[], more: EntryData = {}): Promise<string> => {
    const proposal = await propose(of, ids, more);
    await agree(of, proposal);
    expect(await send(of, proposal)).toMatchObject({ outcome: 'recorded' });
    return parcelOf(of);
  };

  beforeAll(async () => {
    db = await openDatabase(server);
    folder = mkdtempSync(join(tmpdir(), 'tl-transfers-'));
    files = fileStore(folder, [fileKey(new Uint8Array(32).fill(3))]);
    here = await openService(db);
    there = await openService(db, 'havering/risk');
    third = await openService(db, 'leeds/iom');
    await db.store.asSystem(here.id, ({ directory }) => directory.addAgency({ id: id<AgencyId>('police'), name: 'Police', sort: 'police' }));
    child = await here.child({ surname: 'Ashworthy', forenames: 'Sam', reference: 'YJ-77', born: '2010-05-06' });
  });
  afterAll(async () => {
    await db?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe('before it is sent', () => {
    it('is refused without the agreement of a manager who did not propose it, by its rule', async () => {
      const note = (await here.recorded('worker', child, 'note.recorded', { note: 'A quiet week.' })).entries[0]!;
      const proposal = await propose(child, [note]);
      expect(await send(child, proposal)).toMatchObject({ outcome: 'refused', objections: [{ clause: 'TLN-100', wants: 'the agreement of a manager who did not propose it' }] });
      const own = await propose(child, [note], {}, 'manager');
      await agree(child, own);
      expect(await send(child, own)).toMatchObject({ outcome: 'refused', objections: [{ clause: 'TLN-100' }] });
      expect(await countOf('transfer_parcel')).toBe(0);
    });

    it('is refused when an entry has been corrected since it was agreed to', async () => {
      const note = (await here.recorded('worker', child, 'note.recorded', { note: 'Rong.' })).entries[0]!;
      const proposal = await propose(child, [note]);
      await agree(child, proposal);
      await here.recorded('worker', child, 'note.recorded', { note: 'Right.' }, { supersedes: note, reason: 'A slip' });
      expect(await send(child, proposal)).toMatchObject({ outcome: 'refused', objections: [{ wants: expect.stringContaining('put together anew') as unknown }] });
      expect(await countOf('transfer_item')).toBe(0);
    });

    it('holds another agency’s entry only as that agency agreed', async () => {
      const police = (await record(here.ports, { ...here.command('police', child, [{ kind: 'note.recorded', data: { note: 'Seen near the arcade.' }, occurredOn: here.now() }]), actor: { ...here.actor('police'), agency: id<AgencyId>('police') } })) as { entries: readonly EntryId[] };
      const proposal = await propose(child, [police.entries[0]!]);
      await agree(child, proposal);
      expect(await send(child, proposal)).toMatchObject({ outcome: 'refused', objections: [{ clause: 'TLN-3' }] });
      const asked = await here.recorded('worker', child, 'onward.asked', { entry: police.entries[0], originator: 'police', 'on-to': `service:${there.id}`, why: 'The family moves' });
      await here.recorded('police', child, 'onward.answered', { answer: 'agreed', by: 'Duty sergeant', until: '2026-12-31' }, { of: asked.entries[0]! });
      expect(await send(child, proposal)).toMatchObject({ outcome: 'recorded' });
      expect((await takeBack(here.ports, here.actor('worker'), { command: command(), child: child.id, of: (await chronology(here, child)).filter((e) => e.kind === 'transfer.sent').at(-1)!.id, why: 'Only a try' })).outcome).toBe('recorded');
    });

    it('sends on nothing that the role of its proposer does not show them, though a form names it', async () => {
      const raw = await here.hidden(child, 'police-intelligence', 'intelligence.recorded', { direction: 'police-to-yos', text: 'A name that nobody may hear' });
      const proposal = await propose(child, [raw]);
      await agree(child, proposal);
      expect(await send(child, proposal)).toMatchObject({ outcome: 'not-allowed' });
    });
  });

  describe('once it is sent', () => {
    let parcel: string;
    let police: EntryId;
    beforeAll(async () => {
      const ids = [
        (await here.recorded('worker', child, 'note.recorded', { note: 'He likes boxing.' }, { occurredOn: here.now() })).entries[0]!,
        (await here.recorded('worker', child, 'order.started', { type: 'yro', ends: '2026-12-31' })).entries[0]!,
      ];
      police = (await here.recorded('police', child, 'intelligence.recorded', { direction: 'yos-to-police', text: 'A car outside the school' })).entries[0]!;
      const proposal = await propose(child, [...ids, police], {}, 'police');
      await agree(child, proposal);
      const answer = await send(child, proposal);
      expect(answer.outcome, JSON.stringify(answer)).toBe('recorded');
      parcel = await parcelOf(child);
    });

    it('leaves a disclosure on the sending record: what, to whom, why, on which basis, by which way, with the seal as its proof', async () => {
      const made = (await chronology(here, child)).filter((e) => e.kind === 'disclosure.made').at(-1);
      const sent = (await chronology(here, child)).filter((e) => e.kind === 'transfer.sent').at(-1);
      expect(made?.data).toMatchObject({ to: `service:${there.id}`, purpose: 'The family moves', gateway: 'cda-1998-s115', channel: 'transfer', proof: `Parcel ${parcel}, seal ${String(sent?.data['digest'])}` });
      expect(made?.data['entries']).toHaveLength(3);
      expect(made?.act).toBe(sent?.act);
    });

    it('is seen by those of the other service who take records in, for that purpose alone, and by nobody else there', async () => {
      expect((await sql(reader(there, 'manager'), 'SELECT names FROM transfer_parcel'))).toEqual([{ names: 'Sam Ashworthy' }]);
      expect(await sql(reader(there, 'manager', 'working with the child'), 'SELECT 1 FROM transfer_parcel')).toEqual([]);
      for (const person of ['worker', 'coordinator', 'police', 'volunteer', 'administrator', 'governor', 'stranger'] as const) {
        expect(await sql(reader(there, person), 'SELECT 1 FROM transfer_parcel'), person).toEqual([]);
        await expect(sql(reader(there, person), `SELECT * FROM open_parcel('${parcel}')`), person).rejects.toThrow(/not for this reader/);
      }
      await expect(sql(reader(there, 'manager', 'working with the child'), `SELECT * FROM open_parcel('${parcel}')`)).rejects.toThrow(/not for this reader/);
    });

    it('crosses by one function and by nothing else: no table of it shows the other service whose record it is or what is in it', async () => {
      for (const table of TABLES) expect(await countOf(table), table).toBeGreaterThan(0);
      expect(await sql(reader(there, 'manager'), 'SELECT 1 FROM transfer_origin')).toEqual([]);
      await expect(sql(reader(there, 'manager'), 'SELECT 1 FROM transfer_item')).rejects.toThrow(/permission denied/);
      for (const table of ['transfer_origin', 'transfer_item']) expect(await asProgram(there, `SELECT 1 FROM ${table}`), table).toEqual([]);
      for (const table of ['entry', 'entry_content', 'standing']) expect(await asProgram(there, `SELECT 1 FROM ${table} WHERE service = '${here.id}'`), table).toEqual([]);
      const items = await sql(reader(there, 'manager'), `SELECT item FROM open_parcel('${parcel}')`);
      expect(JSON.stringify(items)).toContain('He likes boxing.');
      expect(JSON.stringify(items)).not.toContain(child.id);
      for (const e of await chronology(here, child)) expect(JSON.stringify(items)).not.toContain(e.id);
    });

    it('shows what lies in a compartment to those alone who may read it', async () => {
      expect(JSON.stringify(await sql(reader(there, 'manager'), `SELECT item FROM open_parcel('${parcel}')`))).not.toContain('A car outside the school');
      expect(await db.asSuperuser(`SELECT count(*)::int AS n FROM transfer_item WHERE parcel = $1 AND compartment = 'police-intelligence'`, [parcel])).toEqual([{ n: 1 }]);
      expect(police).toBeDefined();
    });

    it('is nothing at all for a third service, whoever asks and however', async () => {
      for (const person of ['manager', 'worker', 'police', 'governor'] as const) {
        for (const table of ['transfer_parcel', 'transfer_origin']) expect(await sql(reader(third, person), `SELECT 1 FROM ${table}`), `${person} ${table}`).toEqual([]);
      }
      expect(await sql(reader(third, 'manager'), `SELECT * FROM open_parcel('${parcel}')`)).toEqual([]);
      expect(await asProgram(third, `SELECT * FROM open_parcel('${parcel}')`)).toEqual([]);
      for (const table of TABLES) expect(await asProgram(third, `SELECT 1 FROM ${table}`), table).toEqual([]);
      expect(await asProgram(third, `SELECT answer_parcel('${parcel}', 'refused', 'x', '${third.workers.manager}', 'team-manager', 'x', current_date)`)).toEqual([{ answer_parcel: false }]);
      expect(await openParcel(third.ports, reader(third, 'manager'), parcel, third.now())).toBeUndefined();
      expect(await acceptParcel(third.ports, files, third.actor('manager'), { command: command(), parcel })).toEqual({ outcome: 'gone' });
    });

    it('is not opened, nor answered, by the service that sent it', async () => {
      expect(await sql(reader(here, 'manager'), `SELECT * FROM open_parcel('${parcel}')`)).toEqual([]);
      expect(await acceptParcel(here.ports, files, here.actor('manager'), { command: command(), parcel })).toEqual({ outcome: 'gone' });
      expect((await sql(reader(here, 'worker', 'working with the child'), `SELECT id FROM transfer_parcel WHERE id = '${parcel}'`)).length).toBe(1);
      expect(await sql(reader(here, 'volunteer', 'working with the child'), 'SELECT id FROM transfer_parcel')).toEqual([]);
    });

    it('asks for an answer by a day of policy, of those alone who may give it, and says no name', async () => {
      const work = (person: Person) => db.store.asReader(there.reader(person), ({ lists }) => lists.work({ subject: { kind: 'unit', id: id<SubjectId>(parcel) } }));
      const [line] = (await work('manager')).rows;
      expect(line).toMatchObject({ sort: 'duty', detail: { clause: 'TLN-103', due: '2026-03-09', state: 'open' } });
      expect((await work('worker')).rows).toEqual([]);
      expect(JSON.stringify(await chronology(there, { kind: 'unit', id: id<SubjectId>(parcel) }))).not.toContain('Ashworthy');
    });

    it('leaves its trace in both services when somebody opens it', async () => {
      const before = Number((await db.asSuperuser("SELECT count(*) AS n FROM read_audit WHERE service = $1 AND event = 'transfer.opened-there'", [here.id]))[0]?.['n']);
      await openParcel(there.ports, reader(there, 'manager'), parcel, there.now());
      const rows = await db.asSuperuser("SELECT worker, agency, subject_id FROM read_audit WHERE service = $1 AND event = 'transfer.opened-there' ORDER BY id", [here.id]);
      expect(rows.length).toBe(before + 1);
      expect(rows.at(-1)).toEqual({ worker: there.workers.manager, agency: there.id, subject_id: child.id });
    });

    it('is not readable any longer when it was taken back, and the other service is told', async () => {
      const sent = (await chronology(here, child)).filter((e) => e.kind === 'transfer.sent').at(-1)!;
      expect((await takeBack(here.ports, here.actor('worker'), { command: command(), child: child.id, of: sent.id, why: 'The family stays' })).outcome).toBe('recorded');
      expect(await sql(reader(there, 'manager'), `SELECT * FROM open_parcel('${parcel}')`)).toEqual([]);
      expect(await asProgram(there, `SELECT * FROM open_parcel('${parcel}')`)).toEqual([]);
      expect(await sql(reader(there, 'manager'), 'SELECT 1 FROM transfer_parcel')).toEqual([]);
      expect(await db.asSuperuser('SELECT (SELECT count(*)::int FROM transfer_item WHERE parcel = $1) AS items, names FROM transfer_parcel WHERE id = $1', [parcel])).toEqual([{ items: 0, names: null }]);
      expect(await acceptParcel(there.ports, files, there.actor('manager'), { command: command(), parcel })).toEqual({ outcome: 'gone' });
      expect((await chronology(there, { kind: 'unit', id: id<SubjectId>(parcel) })).at(-1)).toMatchObject({ kind: 'transfer.settled', data: { answer: 'withdrawn' } });
      expect((await db.store.asReader(there.reader('manager'), ({ lists }) => lists.work({ subject: { kind: 'unit', id: id<SubjectId>(parcel) } }))).rows[0]).toMatchObject({ detail: { state: 'met' } });
    });
  });

  it('refused: the sender reads why, what was in it is gone, and those who work with the child are told', async () => {
    const note = (await here.recorded('worker', child, 'note.recorded', { note: 'For nobody there.' })).entries[0]!;
    const parcel = await sentParcel(child, [note]);
    expect(await refuseParcel(there.ports, there.actor('manager'), { command: command(), parcel, reason: ' ' })).toMatchObject({ outcome: 'no-reason' });
    expect(await refuseParcel(there.ports, there.actor('manager'), { command: command(), parcel, reason: 'The family lives in another borough' })).toEqual({ outcome: 'refused' });
    expect(await sql(reader(there, 'manager'), `SELECT * FROM open_parcel('${parcel}')`)).toEqual([]);
    expect(await db.asSuperuser('SELECT 1 FROM transfer_item WHERE parcel = $1', [parcel])).toEqual([]);
    const answer = (await chronology(here, child)).filter((e) => e.kind === 'transfer.answered').at(-1);
    expect(answer).toMatchObject({ recordedAs: 'system', data: { answer: 'refused', reason: 'The family lives in another borough', by: 'manager, team manager' } });
    expect(await carryOver(here.ports, here.id)).toBe(0);
    expect(await carryOver(there.ports, there.id)).toBe(0);
  });

  it('taken in: the history stands on a new record with its origin, dated as it happened, recorded today, and the local policy reads it', async () => {
    const moving = await here.child({ surname: 'Mulgrew', forenames: 'Tia', reference: 'YJ-9', born: '2009-04-01' });
    const identity = (await chronology(here, moving)).find((e) => e.kind === 'identity.recorded')!.id;
    const order = (await here.recorded('worker', moving, 'order.started', { type: 'yro', ends: '2026-12-31' }, { occurredOn: here.now() })).entries[0]!;
    const requirement = (await here.recorded('worker', moving, 'requirement.set', { requirement: 'curfew' }, { of: order })).entries[0]!;
    const address = (await here.recorded('worker', moving, 'address.recorded', { address: '2 Old Street', area: 'City Centre' })).entries[0]!;
    const level = (await here.recorded('manager', moving, 'contact-level.set', { role: 'case-manager', every: { n: 1, unit: 'week' }, basis: 'instruction' })).entries[0]!;
    const bytes = new TextEncoder().encode('The order as the court made it');
    const stored = files.place(bytes);
    await db.store.asSystem(here.id, (unit) => unit.files.put(stored, moving.id, here.workers.worker));
    await files.put(stored.ref, bytes);
    const document = (await here.recorded('worker', moving, 'document.kept', { title: 'The order', sort: 'court-order', from: 'The court', 'seen-by': 'everybody', file: { ...stored, name: 'order.txt', type: 'text/plain' } })).entries[0]!;
    const ids = [identity, order, requirement, level, address, document];
    const parcel = await sentParcel(moving, ids);
    there.today('2026-06-10');
    const opened = await openParcel(there.ports, reader(there, 'manager'), parcel, there.now());
    expect(opened?.read?.items.length).toBe(ids.length);
    const taken = await acceptParcel(there.ports, files, there.actor('manager'), { command: command(), parcel });
    expect(taken, JSON.stringify(taken)).toMatchObject({ outcome: 'taken-in' });
    if (taken.outcome !== 'taken-in') return;
    const now = await chronology(there, { kind: 'child', id: taken.child });
    const of = (kind: string): Entry | undefined => now.find((e) => e.kind === kind);
    expect(of('record.received')).toMatchObject({ data: { from: here.id, why: 'The family moves', address: '1 New Street' }, source: 'transfer' });
    expect(of('order.started')).toMatchObject({ occurredOn: '2026-03-02', source: 'transfer', recordedBy: there.workers.manager, agency: 'youth-justice' });
    expect(of('order.started')?.recordedAt.slice(0, 10)).toBe('2026-06-10');
    expect(of('identity.recorded')?.data).not.toHaveProperty('reference');
    expect(originsOf(now).get(of('order.started')!.id)).toEqual({ whose: expect.stringMatching(/^Service/) as unknown, as: 'case-manager', on: '2026-03-02', came: '2026-06-10' });
    expect(originsOf(now).get(of('identity.recorded')!.id)?.behind).toBe('Reference: YJ-9');
    expect(of('requirement.set')?.of).toBe(of('order.started')?.id);
    expect(of('address.recorded')?.data).toEqual({ address: '2 Old Street' });
    // How often one service saw them by its own levels makes no level here: it is told.
    expect(of('contact-level.set')).toBeUndefined();
    expect(of('history.received')?.data['text']).toBe('What contact-level.set says');
    expect(now.filter((e) => e.kind === 'allocation.made')).toEqual([]);
    // The file is the receiving service's own, under a key of its own.
    const file = of('document.kept')?.data['file'] as { ref: string; sha256: string };
    expect(file.sha256).toBe(stored.sha256);
    expect(file.ref).not.toBe(stored.ref);
    expect(await files.get(file.ref)).toMatchObject({ found: 'bytes' });
    expect(await db.asSuperuser('SELECT service, child, kept FROM stored_file WHERE ref = $1', [file.ref])).toEqual([{ service: there.id, child: taken.child, kept: true }]);
    // What fell due there before it came is nobody's lateness here.
    const { rows } = await db.store.asReader(there.reader('manager'), ({ lists }) => lists.work({ subject: { kind: 'child', id: taken.child } }));
    const duties = rows.flatMap((r) => (r.sort === 'duty' ? [r.detail] : []));
    expect(duties.some((d) => d.clause === 'TLN-107')).toBe(true);
    expect(duties.filter((d) => d.state === 'open' && d.due !== undefined && d.due < '2026-06-10')).toEqual([]);
    // The sender knows, and is asked to close the record by a day.
    const sender = await chronology(here, moving);
    expect(sender.at(-1)).toMatchObject({ kind: 'transfer.answered', data: { answer: 'accepted', sort: 'permanent' } });
    expect((await db.store.asReader(here.reader('worker'), ({ lists }) => lists.work({ subject: moving }))).rows.some((r) => r.sort === 'duty' && r.detail.clause === 'TLN-104')).toBe(true);
    // Taken in once.
    expect(await acceptParcel(there.ports, files, there.actor('manager'), { command: command(), parcel })).toEqual({ outcome: 'gone' });
    expect(await db.asSuperuser('SELECT 1 FROM transfer_item WHERE parcel = $1', [parcel])).toEqual([]);
    expect((await db.store.verify(there.id)).broken).toEqual([]);
    expect((await db.store.verify(here.id)).broken).toEqual([]);
  });

  it('what had fallen due before it came is to be checked and nobody’s lateness, on a new record and on one that is there; what the record here owes of its own stays late', async () => {
    const twin = await openService(db);
    const moving = await here.child({ surname: 'Overdue', born: '2009-04-01' });
    const action = (await here.recorded('worker', moving, 'action.set', { what: 'A visit by the neighbourhood team', 'owner-role': 'seconded-police-officer', due: '2026-03-20' })).entries[0]!;
    const duties = async (of: Subject) => (await db.store.asReader(twin.reader('manager'), ({ lists }) => lists.work({ subject: of }))).rows.flatMap((r) => (r.sort === 'duty' && r.detail.due !== undefined && r.detail.due < '2026-06-10' && r.detail.metOn === undefined ? [r.detail] : []));
    const known = await twin.child({ surname: 'Overdue', born: '2009-04-01' });
    await twin.recorded('worker', known, 'action.set', { what: 'Ours, and late', 'owner-role': 'seconded-police-officer', due: '2026-03-20' });
    const sendTo = async (): Promise<string> => sentParcel(moving, [action], { to: twin.id, sort: 'information' });
    const parcels = [await sendTo(), await sendTo()];
    twin.today('2026-06-10');
    const fresh = await acceptParcel(twin.ports, files, twin.actor('manager'), { command: command(), parcel: parcels[0]! });
    expect(fresh).toMatchObject({ outcome: 'taken-in' });
    expect(await acceptParcel(twin.ports, files, twin.actor('manager'), { command: command(), parcel: parcels[1]!, into: known.id })).toMatchObject({ outcome: 'taken-in' });
    const onNew = await duties({ kind: 'child', id: (fresh as { child: SubjectId }).child });
    expect(onNew.length).toBeGreaterThan(0);
    expect(new Set(onNew.map((d) => d.state))).toEqual(new Set(['brought-forward']));
    const onKnown = await duties(known);
    expect(new Set(onKnown.map((d) => d.state))).toEqual(new Set(['open', 'brought-forward']));
    const own = (await chronology(twin, known)).find((e) => e.kind === 'action.set' && e.source === 'live')!.id;
    for (const d of onKnown) expect(d.state, d.title).toBe(d.startedBy === own ? 'open' : 'brought-forward');
  });

  it('taken into a record that is there: who the child is stays as it stands here, and what is told in words says so', async () => {
    const moving = await here.child({ surname: 'Twiceover', forenames: 'Lee', born: '2009-04-01' });
    const identity = (await chronology(here, moving)).find((e) => e.kind === 'identity.recorded')!.id;
    const parcel = await sentParcel(moving, [identity], { sort: 'information' });
    const known = await there.child({ surname: 'Twiceover', forenames: 'Leighton', reference: 'H-1', born: '2009-04-01' });
    const taken = await acceptParcel(there.ports, files, there.actor('manager'), { command: command(), parcel, into: known.id });
    expect(taken).toMatchObject({ outcome: 'taken-in', child: known.id });
    const now = await chronology(there, known);
    expect(now.filter((e) => e.kind === 'identity.recorded')).toHaveLength(1);
    expect(now.find((e) => e.kind === 'history.received')).toMatchObject({ agency: `service:${here.id}`, data: { text: expect.stringContaining('Forenames: Lee') as unknown } });
  });

  it('a record that somebody may not open is none into which they take anything, and nothing of it is used up', async () => {
    const moving = await here.child({ surname: 'Quietly', born: '2009-04-01' });
    const parcel = await sentParcel(moving, [(await chronology(here, moving)).find((e) => e.kind === 'identity.recorded')!.id]);
    const hidden = await there.child({ surname: 'Hiddenaway', born: '2009-04-01' });
    await there.recorded('manager', hidden, 'case.restricted', { why: 'A colleague’s child', ask: there.workers.coordinator, people: [{ worker: there.workers.coordinator }] });
    expect(await acceptParcel(there.ports, files, there.actor('manager'), { command: command(), parcel, into: hidden.id })).toMatchObject({ outcome: 'not-recorded' });
    expect((await openParcel(there.ports, reader(there, 'manager'), parcel, there.now()))?.read?.items).toHaveLength(1);
    expect(await refuseParcel(there.ports, there.actor('manager'), { command: command(), parcel, reason: 'Sent to the wrong service' })).toEqual({ outcome: 'refused' });
  });

  it('a restricted record goes without a name, and is restricted from the first moment where it arrives', async () => {
    const moving = await here.child({ surname: 'Mustnotbefound', born: '2009-04-01' });
    const identity = (await chronology(here, moving)).find((e) => e.kind === 'identity.recorded')!.id;
    await here.recorded('manager', moving, 'case.restricted', { why: 'Must not be found', ask: here.workers.worker, people: [{ worker: here.workers.worker }, { worker: here.workers.manager }] });
    const parcel = await sentParcel(moving, [identity]);
    expect(await db.asSuperuser('SELECT names, restricted FROM transfer_parcel WHERE id = $1', [parcel])).toEqual([{ names: null, restricted: true }]);
    const taken = await acceptParcel(there.ports, files, there.actor('manager'), { command: command(), parcel });
    expect(taken.outcome).toBe('taken-in');
    if (taken.outcome !== 'taken-in') return;
    expect(await db.store.asReader(there.reader('worker'), ({ records }) => records.chronology({ kind: 'child', id: taken.child }))).toEqual([]);
    expect((await db.store.asReader(there.reader('manager'), ({ records }) => records.chronology({ kind: 'child', id: taken.child }))).length).toBeGreaterThan(1);
  });

  it('nothing is taken in that is not what was sealed', async () => {
    const moving = await here.child({ surname: 'Tampered', born: '2009-04-01' });
    const parcel = await sentParcel(moving, [(await chronology(here, moving)).find((e) => e.kind === 'identity.recorded')!.id]);
    await db.asSuperuser(`UPDATE transfer_item SET item = jsonb_set(item, '{data,surname}', '"Other"') WHERE parcel = $1 AND place = 1`, [parcel]);
    expect(await acceptParcel(there.ports, files, there.actor('manager'), { command: command(), parcel })).toMatchObject({ outcome: 'broken' });
  });
});
