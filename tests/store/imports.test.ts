import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadBroughtForward, settleBroughtForward } from '../../src/app/imports/brought-forward.ts';
import { setGoLive } from '../../src/app/imports/go-live.ts';
import { answerQuestion } from '../../src/app/imports/questions.ts';
import { beginImport } from '../../src/app/imports/run.ts';
import { settleRow } from '../../src/app/imports/settle.ts';
import { chooseMapping, guessFor, offered, openBatch, startImport } from '../../src/app/imports/start.ts';
import { undoImport } from '../../src/app/imports/undo.ts';
import { nameWorker } from '../../src/app/imports/workers.ts';
import { rebuild } from '../../src/app/rebuild/rebuild.ts';
import type { BatchCounts, StoredRow } from '../../src/app/ports/imports.ts';
import type { ChildRow } from '../../src/app/ports/lists.ts';
import { replacedBy } from '../../src/core/chronology/resolve.ts';
import type { Entry } from '../../src/core/chronology/entry.ts';
import type { SubjectId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { rejectsCsv, type Mapping } from '../../src/tracker/index.ts';
import { openDatabase, openService, type Database, type Service } from './harness.ts';

const CSV = readFileSync('samples/dyo-tracker.csv');
const WORKBOOK = readFileSync('samples/dyo-workbook.xlsx');
/** Rows that have nothing to do with each other, for changes from one version to the next. */
const HEAD = 'YOS Ref,Surname,Forename(s),DOB,HKC,Case Manager,NPA,DYO?,DYO from,Notified by email,RAG,RAG date,Comments';
const SMALL = [
  'T1,Ash,Robin,01/02/2010,Y,L. Marlowe,West Leicester,DYO,03/03/2026,04/03/2026,Red,13/10/2026,breached ISS in May',
  'T2,Birch,Sam,02/02/2010,N,L. Marlowe,West Leicester,No,,,,,',
  'T3,Cole,Alex,03/02/2010,,L. Marlowe,West Leicester,,,,Green,13/10/2026,',
];
const text = (lines: readonly string[]): Uint8Array => new TextEncoder().encode([HEAD, ...lines].join('\n'));

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

interface In { readonly batch: string; readonly counts: BatchCounts }

/** Brings a file in as the coordinator, with the guess accepted. */
async function bringIn(service: Service, bytes: Uint8Array, filename = 'tracker.csv', change: (mapping: Mapping) => Mapping = (m) => m): Promise<In> {
  const started = await startImport(service.ports, service.actor('coordinator'), { filename, bytes, source: 'tracker' });
  if (started.outcome !== 'started') throw new Error(started.what);
  const open = (await openBatch(service.ports, service.reader('coordinator'), started.batch))!;
  const { mapping } = guessFor(open, offered(open.sheets)[0]!, service.now());
  const chosen = await chooseMapping(service.ports, service.actor('coordinator'), started.batch, change({ ...mapping!, asAt: mapping?.asAt ?? service.now() }));
  if (chosen.outcome !== 'chosen') throw new Error(JSON.stringify(chosen));
  const begun = await beginImport(service.ports, service.actor('coordinator'), started.batch);
  if (begun.outcome !== 'begun') throw new Error(JSON.stringify(begun));
  return { batch: started.batch, counts: await begun.run.finish() };
}

const as = (service: Service) => service.reader('coordinator');
const notIn = (service: Service) => db.store.asReader(as(service), ({ meetings }) => meetings.notInYet());
const rowsOf = (service: Service, batch: string): Promise<readonly StoredRow[]> => db.store.asReader(as(service), ({ imports }) => imports.rows(batch, 'all'));
const childrenOf = async (service: Service): Promise<readonly ChildRow[]> => (await db.store.asReader(as(service), ({ lists }) => lists.children({ limit: 1000 }, service.now()))).rows;
const chronologyOf = (service: Service, child: SubjectId): Promise<readonly Entry[]> => db.store.asReader(as(service), ({ records }) => records.chronology({ kind: 'child', id: child }));
const entriesIn = async (service: Service): Promise<number> => Number((await db.asSuperuser('SELECT count(*) AS n FROM entry WHERE service = $1', [service.id]))[0]?.['n']);
const childBy = async (service: Service, reference: string): Promise<ChildRow> => (await childrenOf(service)).find((c) => c.reference === reference)!;

describe('the sample tracker', () => {
  let service: Service;
  let done: In;
  let rows: readonly StoredRow[];
  beforeAll(async () => {
    service = await serviceOn('2026-11-24');
    done = await bringIn(service, CSV, 'dyo-tracker.csv');
    rows = await rowsOf(service, done.batch);
  });

  it('accounts for every row, and no child who is not in disappears', async () => {
    const { counts } = done;
    expect(counts).toMatchObject({ rows: 180, imported: 157, rejected: 21, duplicates: 2, leftOut: 0 });
    expect(counts.imported + counts.rejected + counts.duplicates + counts.leftOut).toBe(counts.rows);
    expect(rows).toHaveLength(180);
    expect(await childrenOf(service)).toHaveLength(157);
    const missing = await notIn(service);
    expect(missing).toHaveLength(23);
    expect(missing.slice(0, 2).map((c) => [c.reference, c.ragAsWritten])).toEqual([['LC20133', 'Red/Amber'], ['LC20301', 'Red']]);
    expect(missing.find((c) => c.reference === 'LC20469')?.custodyAsWritten).toBe('Clayfields House SCH');
    // Row security lets a case manager see who is missing, and no row of the file.
    const worker = await db.store.asReader(service.reader('worker'), async ({ meetings, imports }) => ({ missing: await meetings.notInYet(), rows: await imports.rows(done.batch, 'all'), batches: await imports.batches() }));
    expect([worker.missing.length, worker.rows.length, worker.batches.length]).toEqual([23, 0, 0]);
    expect(await db.store.asReader(service.reader('administrator'), ({ meetings }) => meetings.notInYet())).toEqual([]);
    expect((await db.store.asReader(service.reader('manager'), ({ imports }) => imports.batches())).map((b) => b.id)).toEqual([done.batch]);
  });

  it('gives each child the status and the colour of the file', async () => {
    const lines = CSV.toString('utf8');
    expect(lines).toContain('LC20014,Kowalski,Jasmine');
    expect(await childBy(service, 'LC20014')).toMatchObject({ surname: 'Kowalski', dyo: true, dyoOn: '2026-06-24', rag: 'red', ragRatedOn: '2026-10-13' });
    expect(await childBy(service, 'LC20084')).toMatchObject({ dyo: true, rag: 'amber' });
    expect(await childBy(service, 'LC20007')).toMatchObject({ dyo: false });
    const children = await childrenOf(service);
    const per = (rag: string): number => children.filter((c) => c.rag === rag).length;
    expect({ red: per('red'), amber: per('amber'), green: per('green') }).toEqual({ red: 9, amber: 16, green: 20 });
  });

  it('concludes nothing from comments, and keeps them as they were written', async () => {
    const child = await childBy(service, 'LC20028');
    const entries = await chronologyOf(service, child.id);
    expect(entries.filter((e) => e.kind === 'tracker.comment').map((e) => e.data['text'])).toContain('see e-mail; ISS breach?');
    expect(entries.filter((e) => e.kind.startsWith('breach'))).toEqual([]);
    const script = (await db.asSuperuser(`SELECT data->>'text' AS t FROM entry_content WHERE service = $1 AND data->>'text' LIKE '%script%'`, [service.id]))[0];
    expect(script?.['t']).toBe('<script>alert(1)</script>');
  });

  it('keeps a knife mark unconfirmed, off the banner and out of every fact about knives', async () => {
    const marked = await childBy(service, 'LC20014');
    const flag = (await chronologyOf(service, marked.id)).find((e) => e.kind === 'flag.set');
    expect(flag?.data).toMatchObject({ flag: 'habitual-knife-carrier', confirmed: false });
    expect(marked.flags).toEqual([]);
    const undecided = await childBy(service, 'LC20147');
    expect((await chronologyOf(service, undecided.id)).some((e) => e.kind === 'flag.set')).toBe(true);
    const facts = (await db.store.asReader(as(service), ({ lists }) => lists.standing({ kind: 'child', id: undecided.id })))?.facts ?? {};
    expect(Object.keys(facts).filter((f) => f.includes('knife') && facts[f]?.value === true)).toEqual([]);
  });

  it('takes blank evidence as not recorded in the tracker, and No as an earlier decision whose reason is unknown', async () => {
    const blank = (await chronologyOf(service, (await childBy(service, 'LC20063')).id)).map((e) => e.kind);
    expect(blank).toContain('dyo.notified');
    expect(blank).not.toContain('family.told');
    const no = (await chronologyOf(service, (await childBy(service, 'LC20007')).id)).find((e) => e.kind === 'dyo.decision');
    expect(no?.data).toMatchObject({ outcome: 'not-classified', reason: 'Decided earlier; the reason is not in the tracker.' });
    expect((await chronologyOf(service, (await childBy(service, 'LC20056')).id)).some((e) => e.kind.startsWith('dyo.'))).toBe(false);
  });

  it('marks what the rules would have refused instead of refusing it', async () => {
    const entries = (await Promise.all((await childrenOf(service)).map((c) => chronologyOf(service, c.id)))).flat();
    expect(entries.every((e) => e.source === 'import')).toBe(true);
    expect(entries.some((e) => (e.marks ?? []).length > 0)).toBe(true);
  });

  it('leaves unknown workers to a manager, who names the account once for all their children', async () => {
    const named = rows.filter((r) => r.workers.includes('M. Birch')).length;
    expect(named).toBeGreaterThan(5);
    expect(await nameWorker(service.ports, service.actor('manager'), done.batch, 'M. Birch', service.workers.worker)).toBe(named);
    expect((await childrenOf(service)).filter((c) => c.caseManager === service.workers.worker)).toHaveLength(named);
  });

  it('writes nothing when the same file comes again', async () => {
    const before = await entriesIn(service);
    const again = await bringIn(service, CSV, 'dyo-tracker.csv');
    expect(again.counts).toMatchObject({ rows: 180, imported: 157, unchanged: 157, rejected: 21, duplicates: 2 });
    expect(await entriesIn(service)).toBe(before);
    expect(await notIn(service)).toHaveLength(23);
  });

  it('stands as a rebuild would have it', async () => {
    expect((await rebuild(service.ports, service.id, { today: service.now() })).differences).toEqual([]);
  });
});

describe('the sample workbook', () => {
  it('comes in with colours as the only rating, hidden rows in and struck-through rows asked about', async () => {
    const service = await serviceOn('2026-11-24');
    const { batch, counts } = await bringIn(service, WORKBOOK, 'dyo-workbook.xlsx');
    expect(counts).toMatchObject({ rows: 64, imported: 57, rejected: 7, duplicates: 0, leftOut: 0 });
    expect((await childBy(service, 'LC31000')).rag).toBe('red');
    const struck = (await rowsOf(service, batch)).find((r) => r.reference === 'LC31003')!;
    expect(struck.row.faults.map((f) => f.code)).toEqual(['struck-through']);
    expect(await settleRow(service.ports, service.actor('coordinator'), batch, struck.line, { how: 'answer', answer: 'still-on-the-list' })).toMatchObject({ outcome: 'settled', status: 'good' });
    const two = (await rowsOf(service, batch)).find((r) => r.reference === 'LC31090')!;
    const column = two.row.headings.findIndex((h) => h === two.row.faults[0]?.column) + 1;
    expect(await settleRow(service.ports, service.actor('coordinator'), batch, two.line, { how: 'correct', cells: { [column]: 'Red' } })).toMatchObject({ outcome: 'settled', status: 'good' });
    expect((await childBy(service, 'LC31090')).rag).toBe('red');
    expect(await notIn(service)).toHaveLength(5);
    expect((await bringIn(service, WORKBOOK, 'dyo-workbook.xlsx')).counts).toMatchObject({ imported: 59, rejected: 5 });
  });
});

describe('rows that are not in', () => {
  it('are corrected, answered, or left out with a reason, and not asked about again', async () => {
    const service = await serviceOn('2026-11-24');
    const coordinator = service.actor('coordinator');
    const { batch } = await bringIn(service, CSV, 'dyo-tracker.csv');
    const line = async (reference: string, status = 'rejected'): Promise<StoredRow> => (await rowsOf(service, batch)).find((r) => r.reference === reference && r.status === status)!;
    const born = await line('LC20021');
    const column = born.row.headings.indexOf('DOB') + 1;
    expect(await settleRow(service.ports, coordinator, batch, born.line, { how: 'correct', cells: { [column]: '30/02/2010' } })).toMatchObject({ outcome: 'faults' });
    expect(await settleRow(service.ports, coordinator, batch, born.line, { how: 'correct', cells: { [column]: '28/02/2010' } })).toMatchObject({ outcome: 'settled', status: 'good' });
    expect(await childBy(service, 'LC20021')).toMatchObject({ surname: "O'Brien", dateOfBirth: '2010-02-28' });
    expect(await settleRow(service.ports, coordinator, batch, born.line, { how: 'leave-out', why: 'again' })).toMatchObject({ outcome: 'gone' });
    const twin = await line('LC20210A', 'duplicate');
    expect(await settleRow(service.ports, coordinator, batch, twin.line, { how: 'another-child' })).toMatchObject({ outcome: 'settled', status: 'good' });
    const same = await line('LC20182', 'duplicate');
    expect(await settleRow(service.ports, coordinator, batch, same.line, { how: 'same-child', why: '' })).toMatchObject({ outcome: 'invalid' });
    expect(await settleRow(service.ports, coordinator, batch, same.line, { how: 'same-child', why: 'pasted twice' })).toMatchObject({ outcome: 'settled', status: 'left-out' });
    const gone = await line('LC20273');
    expect(await settleRow(service.ports, coordinator, batch, gone.line, { how: 'leave-out', why: 'a test row' })).toMatchObject({ outcome: 'settled' });
    expect(await notIn(service)).toHaveLength(19);
    expect((await db.store.asReader(as(service), ({ imports }) => imports.batch(batch)))?.counts).toMatchObject({ rows: 180, imported: 159, rejected: 19, duplicates: 0, leftOut: 2 });
    const before = await entriesIn(service);
    expect((await bringIn(service, CSV, 'dyo-tracker.csv')).counts).toMatchObject({ imported: 159, unchanged: 159, rejected: 19, duplicates: 0, leftOut: 2 });
    expect(await entriesIn(service)).toBe(before);
  });

  it('are downloaded, corrected in a spreadsheet and brought in again', async () => {
    const service = await serviceOn('2026-11-24');
    const { batch } = await bringIn(service, text([...SMALL, 'T4,Dale,Jo,31/02/2010,,,West Leicester,,,,Red,13/10/2026,=1+1']));
    const rejected = (await rowsOf(service, batch)).filter((r) => r.status === 'rejected').map((r) => r.row);
    const csv = rejectsCsv(rejected);
    expect(csv).toContain("'=1+1");
    const corrected = await bringIn(service, new TextEncoder().encode(csv.replaceAll('31/02/2010', '28/02/2010')), 'tracker-not-in-yet.csv');
    expect((await rowsOf(service, corrected.batch)).flatMap((r) => r.row.faults)).toEqual([]);
    expect(corrected.counts).toMatchObject({ rows: 1, imported: 1, rejected: 0 });
    expect(await childBy(service, 'T4')).toMatchObject({ rag: 'red', dateOfBirth: '2010-02-28' });
    expect(await notIn(service)).toEqual([]);
  });
});

describe('a newer version of the tracker', () => {
  it('adds a changed dated fact, asks about a changed undated one, and never writes over what was recorded here', async () => {
    const service = await serviceOn('2026-11-02');
    await bringIn(service, text(SMALL));
    service.today('2026-11-20');
    const cole = await childBy(service, 'T3');
    await service.recorded('worker', { kind: 'child', id: cole.id }, 'address.recorded', { area: 'East Leicester' });
    const newer = [SMALL[0]!.replace('Red,13/10/2026', 'Amber,10/11/2026').replace('Robin', 'Robyn'), SMALL[1]!, SMALL[2]!.replace('West Leicester', 'South Leicester')];
    const { batch, counts } = await bringIn(service, text(newer));
    expect(counts).toMatchObject({ imported: 3, unchanged: 1 });
    const ash = await childBy(service, 'T1');
    expect(ash).toMatchObject({ rag: 'amber', ragRatedOn: '2026-11-10', forenames: 'Robin' });
    expect((await chronologyOf(service, ash.id)).filter((e) => e.kind === 'rag.set').map((e) => e.data['colour'])).toEqual(['red', 'amber']);
    expect((await childBy(service, 'T3')).area).toBe('East Leicester');
    const questions = (await rowsOf(service, batch)).flatMap((r) => r.questions.map((q) => [r.reference, q.key, q.before, q.after]));
    expect(questions).toEqual([['T1', 'forenames', 'Robin', 'Robyn'], ['T3', 'area', 'West Leicester', 'South Leicester']]);
    const lines = new Map((await rowsOf(service, batch)).map((r) => [r.reference, r.line] as const));
    expect(await answerQuestion(service.ports, service.actor('coordinator'), batch, lines.get('T1')!, 'forenames', 'correct')).toEqual({ outcome: 'answered' });
    expect(await childBy(service, 'T1')).toMatchObject({ forenames: 'Robyn', surname: 'Ash' });
    expect(await answerQuestion(service.ports, service.actor('coordinator'), batch, lines.get('T3')!, 'area', 'keep')).toEqual({ outcome: 'answered' });
    const before = await entriesIn(service);
    expect((await bringIn(service, text(newer))).counts).toMatchObject({ imported: 3, unchanged: 3 });
    expect(await entriesIn(service)).toBe(before);
  });
});

describe('undoing an import', () => {
  it('withdraws every entry with the reason, deletes none, and lets the file come in again', async () => {
    const service = await serviceOn('2026-11-02');
    const { batch } = await bringIn(service, text(SMALL));
    const ash = await childBy(service, 'T1');
    expect(await undoImport(service.ports, service.actor('coordinator'), batch, ' ')).toMatchObject({ outcome: 'invalid' });
    expect(await undoImport(service.ports, service.actor('coordinator'), batch, 'the wrong file')).toMatchObject({ outcome: 'undone', children: 3, left: [] });
    const entries = await chronologyOf(service, ash.id);
    expect(entries.filter((e) => e.withdrawn !== true).every((e) => replacedBy(entries, e.id)?.reason === 'the wrong file')).toBe(true);
    expect(await childrenOf(service)).toEqual([]);
    expect((await bringIn(service, text(SMALL))).counts).toMatchObject({ imported: 3, unchanged: 0 });
    expect(await childrenOf(service)).toHaveLength(3);
  });

  it('refuses children about whom more has been recorded since, with a list', async () => {
    const service = await serviceOn('2026-11-02');
    const { batch } = await bringIn(service, text(SMALL));
    const ash = await childBy(service, 'T1');
    await service.recorded('worker', { kind: 'child', id: ash.id }, 'note.recorded', { note: 'Rang the school' }).catch(async () => service.recorded('worker', { kind: 'child', id: ash.id }, 'address.recorded', { area: 'East Leicester' }));
    const refused = await undoImport(service.ports, service.actor('coordinator'), batch, 'the wrong file');
    expect(refused).toMatchObject({ outcome: 'refused', dependents: [{ reference: 'T1', later: [{ on: '2026-11-02' }] }] });
    expect(await childrenOf(service)).toHaveLength(3);
    expect(await undoImport(service.ports, service.actor('coordinator'), batch, 'the wrong file', true)).toMatchObject({ outcome: 'undone', children: 2, left: [{ reference: 'T1' }] });
    expect((await childrenOf(service)).map((c) => c.reference)).toEqual(['T1']);
  });
});

describe('going live', () => {
  it('brings forward what fell due before it, and settles that in bulk with one reason', async () => {
    const service = await serviceOn('2026-11-24');
    await bringIn(service, text(SMALL), 'tracker.csv', (m) => ({ ...m, workers: { 'L. Marlowe': service.workers.worker } }));
    const late = async (): Promise<number> => (await childrenOf(service)).reduce((n, c) => n + c.late, 0);
    expect(await late()).toBeGreaterThan(0);
    await (await setGoLive(service.ports, service.actor('coordinator'), plainDate('2026-11-24'))).derived;
    expect(await late()).toBe(0);
    const { rows } = await loadBroughtForward(service.ports, as(service), 'all');
    expect(rows.length).toBeGreaterThan(0);
    const done = await settleBroughtForward(service.ports, service.actor('coordinator'), 'a-command-of-the-test', 'Seen in the old system', rows.map((r) => ({ child: r.subject.id, duty: r.detail.key })));
    expect(done).toEqual({ settled: rows.length, not: [] });
    expect((await loadBroughtForward(service.ports, as(service), 'all')).rows).toEqual([]);
    expect(await late()).toBe(0);
  });
});

describe('a tracker that names a child whose record was restricted since', () => {
  let service: Service;
  let ash: ChildRow;
  let again: In;
  const changed = ['T1,Ash,Robin,01/02/2010,Y,L. Marlowe,East Leicester,DYO,03/03/2026,04/03/2026,Amber,27/10/2026,seen at home', 'T9,Ash,Robin,01/02/2010,Y,L. Marlowe,East Leicester,,,,Red,27/10/2026,', ...SMALL.slice(1)];
  const seenBy = (person: 'coordinator' | 'worker' | 'police' | 'manager') => db.store.asReader(service.reader(person), ({ meetings }) => meetings.notInYet());
  beforeAll(async () => {
    service = await serviceOn('2026-11-02');
    const { batch } = await bringIn(service, text(SMALL));
    ash = await childBy(service, 'T1');
    const child = { kind: 'child', id: ash.id } as const;
    await service.recorded('manager', child, 'intelligence.notice', { text: 'Something' }).catch(() => undefined);
    await service.recorded('manager', child, 'case.restricted', { why: 'A colleague’s child', ask: service.workers.manager, people: [{ worker: service.workers.manager }] });
    const refused = await undoImport(service.ports, service.actor('coordinator'), batch, 'the wrong file');
    expect(refused).toMatchObject({ outcome: 'refused', dependents: [{ reference: 'T1', later: [] }] });
    again = await bringIn(service, text(changed));
  });

  it('writes nothing into the record, asks nothing that would tell what stands there, and says to whoever brings it in why', async () => {
    const rows = await rowsOf(service, again.batch);
    const row = rows.find((r) => r.reference === 'T1');
    expect(row).toMatchObject({ status: 'rejected', questions: [], made: [] });
    expect(row?.row.faults.map((f) => f.value)).toEqual(['a restricted record']);
    expect(Number((await db.asSuperuser("SELECT count(*) AS n FROM entry WHERE subject_id = $1 AND source = 'import' AND recorded_at > (SELECT min(recorded_at) FROM entry WHERE kind = 'case.restricted' AND subject_id = $1)", [ash.id]))[0]?.['n'])).toBe(0);
  });

  it('tells nobody on the board or at a meeting that the child is not in, neither under the reference nor under another with the same name', async () => {
    for (const person of ['coordinator', 'worker', 'police', 'manager'] as const) expect(await seenBy(person), person).toEqual([]);
    expect(await db.store.asSystem(service.id, ({ meetings }) => meetings.notInYet())).toEqual([]);
    expect(await db.store.connections.asReader(service.reader('worker'), (tx) => tx.query('SELECT * FROM import_not_in'))).toEqual([]);
    expect(Number((await db.asSuperuser('SELECT count(*) AS n FROM import_not_in WHERE batch = $1', [again.batch]))[0]?.['n'])).toBe(2);
  });

  it('tells it again once the restriction is lifted', async () => {
    await service.recorded('manager', { kind: 'child', id: ash.id }, 'case.unrestricted', { why: 'No longer needed' });
    expect((await seenBy('worker')).map((r) => r.reference)).toContain('T1');
  });
});
