import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadAlerts, readAlerts } from '../../src/app/work/alerts.ts';
import type { Subject } from '../../src/core/chronology/entry.ts';
import type { EntryId } from '../../src/core/values/ids.ts';
import { openDatabase, openService, SERVERS, type Database, type Person, type Service } from './harness.ts';

const RAW = 'Named by a neighbour in the report of the ninth';
const PASSED_ON = 'Please ask about the evenings';

describe.each(SERVERS)('intelligence on $server', ({ server }) => {
  let db: Database;
  let s: Service;
  let child: Subject;
  let raw: EntryId;
  let notice: EntryId;

  beforeAll(async () => {
    db = await openDatabase(server);
    s = await openService(db);
    child = await s.child({ surname: 'Ashby', forenames: 'Sam', reference: 'YJ-1' });
    const recorded = await s.recorded('police', child, 'intelligence.recorded', { direction: 'police-to-yos', text: RAW, source: 'community', 'source-evaluation': '2', assessment: 'c', handling: 'c', conditions: 'Not to the family', 'passed-on': PASSED_ON });
    raw = recorded.entries[0]!;
    notice = recorded.entries[1]!;
  });
  afterAll(() => db?.close());

  const everywhere = (person: Person): Promise<string> =>
    db.store.asReader(s.reader(person), async ({ records, lists }) =>
      JSON.stringify([await records.chronology(child), await records.entry(raw), await lists.standing(child), await lists.work({ subject: child }), await lists.search('neighbour', 10, s.now())]));

  it('stays in the compartment of the police, with its content, its words and its grading', async () => {
    expect(await db.asSuperuser('SELECT compartment FROM entry WHERE id = ANY ($1::uuid[]) ORDER BY seq', [[raw, notice]])).toEqual([{ compartment: 'police-intelligence' }, { compartment: 'case' }]);
    expect(await everywhere('police')).toContain(RAW);
    for (const person of ['worker', 'manager', 'coordinator', 'volunteer', 'administrator'] as const) {
      expect(await everywhere(person), person).not.toMatch(/neighbour|Not to the family|source-evaluation|community/);
      for (const table of ['entry WHERE id', 'entry_content WHERE entry']) {
        const rows = await db.store.connections.asReader(s.reader(person), (tx) => tx.query(`SELECT * FROM ${table} = $1`, [raw]));
        expect(rows, `${person}: ${table}`).toEqual([]);
      }
    }
  });

  it('tells those who work with the case at once, with the words that may be passed on and no others', async () => {
    const told = await loadAlerts(s.ports, s.reader('worker'), s.now());
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ entry: notice, about: 'Sam Ashby', clauses: ['LEI-8.1'], recordedAt: '2026-03-02T10:00:00.000Z' });
    expect(told[0]?.text).toContain(PASSED_ON);
    expect(JSON.stringify(told)).not.toMatch(/neighbour|community/);
    // Whoever recorded it learns nothing new.
    expect(await loadAlerts(s.ports, s.reader('police'), s.now())).toEqual([]);
  });

  it('keeps from the others what follows from an entry of the compartment alone', async () => {
    const other = await s.child({ surname: 'Byron', forenames: 'Lee', reference: 'YJ-2' });
    await s.recorded('manager', other, 'dyo.classified', { criterion: ['yogrs'] });
    await s.hidden(other, 'police-intelligence', 'flag.set', { flag: 'missing', confirmed: true, note: 'Known from a source' });
    await s.recorded('worker', other, 'note.recorded', { note: 'A quiet week.' });
    const lines = await db.asSuperuser(`SELECT title, compartments FROM work WHERE subject_id = $1 AND clause = 'LEI-7.4'`, [other.id]);
    expect(lines).toEqual([{ title: 'Update Niche, flag Missing: set', compartments: ['case', 'police-intelligence'] }]);
    const titles = (person: Person): Promise<readonly string[]> => db.store.asReader(s.reader(person), async ({ lists }) => (await lists.work({ subject: other, owedElsewhere: true })).rows.map((r) => r.detail.title));
    expect(await titles('police')).toContain('Update Niche, flag Missing: set');
    for (const person of ['worker', 'manager', 'coordinator'] as const) expect((await titles(person)).join(), person).not.toContain('Missing');
  });

  it('keeps an alert of a compartmented entry from those who may not see the entry', async () => {
    const third = await s.child({ surname: 'Clare', forenames: 'Kit', reference: 'YJ-3' });
    await s.hidden(third, 'police-intelligence', 'intelligence.notice', { direction: 'police-to-yos', text: 'Only for the police' });
    await s.recorded('worker', third, 'note.recorded', { note: 'A quiet week.' });
    const lines = await db.asSuperuser(`SELECT owner_role, compartments FROM work WHERE subject_id = $1 AND sort = 'alert'`, [third.id]);
    expect(lines).toEqual([{ owner_role: 'case-manager', compartments: ['case', 'police-intelligence'] }]);
    const alerts = (person: Person): Promise<number> => db.store.asReader(s.reader(person), async ({ lists }) => (await lists.work({ subject: third, sorts: ['alert'] })).rows.length);
    expect(await alerts('police')).toBe(1);
    for (const person of ['worker', 'manager', 'coordinator'] as const) expect(await alerts(person), person).toBe(0);
    expect(await loadAlerts(s.ports, s.reader('worker'), s.now(), third)).toEqual([]);
  });

  it('is taken away by whoever was told, and leaves the moment and the reader on record', async () => {
    s.today('2026-03-03');
    const done = await readAlerts(s.ports, { command: s.ports.ids.next(), actor: s.actor('worker'), reader: s.reader('worker'), today: s.now() }, { entries: [notice] });
    expect(done).toEqual({ read: 1, refused: [] });
    expect(await loadAlerts(s.ports, s.reader('worker'), s.now())).toEqual([]);
    expect(await db.asSuperuser(`SELECT recorded_by, recorded_as, occurred_on::text FROM entry WHERE kind = 'alert.seen' AND answers = $1`, [notice])).toEqual([{ recorded_by: s.workers.worker, recorded_as: 'case-manager', occurred_on: '2026-03-03' }]);
    // What somebody else was told of, they cannot take away.
    const again = await readAlerts(s.ports, { command: s.ports.ids.next(), actor: s.actor('stranger'), reader: s.reader('stranger'), today: s.now() }, { entries: [notice], child: child.id });
    expect(again.read).toBe(0);
  });

  it('gives back what the service itself gave, to those who gave it', async () => {
    const own = await s.recorded('worker', child, 'intelligence.recorded', { direction: 'yos-to-police', text: 'He says that older boys ask him to carry' });
    const seen = await db.store.asReader(s.reader('worker'), ({ records }) => records.entry(own.entries[1]!));
    expect(seen?.data).toMatchObject({ direction: 'yos-to-police', text: 'He says that older boys ask him to carry' });
    expect((await loadAlerts(s.ports, s.reader('police'), s.now())).map((t) => t.clauses)).toEqual([['LEI-8.1']]);
  });
});
