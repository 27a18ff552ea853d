import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '../../src/store/connection.ts';
import { id, type AgencyId, type EntryId, type SubjectId } from '../../src/core/values/ids.ts';
import { PURPOSES, type Purpose } from '../../src/core/access/purposes.ts';
import { accessOf, sightOf } from '../../src/core/access/reach.ts';
import { ROLE_NAMES } from '../../src/core/access/roles.ts';
import type { Relation } from '../../src/core/access/table.ts';
import { COMPARTMENTS, type Subject } from '../../src/core/chronology/entry.ts';
import type { Reader } from '../../src/app/ports/reader.ts';
import { openDatabase, openService, SERVERS, type Database, type Person, type Service } from './harness.ts';

const ABOUT_A_CHILD = ['entry', 'entry_content', 'standing', 'work'] as const;

describe.each(SERVERS)('denials on $server', ({ server }) => {
  let db: Database;
  let s: Service;
  let other: Service;
  let child: Subject;
  let volunteered: Subject;
  let hidden: EntryId;

  beforeAll(async () => {
    db = await openDatabase(server);
    s = await openService(db);
    other = await openService(db);
    child = await s.child({ surname: 'Ashby', forenames: 'Sam', reference: 'YJ-1' });
    volunteered = await s.child({ surname: 'Byron', forenames: 'Lee', reference: 'YJ-2' });
    await s.recorded('manager', volunteered, 'volunteer.assigned', { worker: s.workers.volunteer, from: '2020-01-01', until: '2099-12-31', 'what-for': 'Mentoring' });
    for (const subject of [child, volunteered]) await s.recorded('worker', subject, 'assessment.completed', { harm: 'high' });
    hidden = await s.hidden(child, 'police-intelligence', 'assessment.completed', { yogrs: 88, note: 'Seen near the arcade with older youths' });
    await s.recorded('worker', child, 'note.recorded', { note: 'A quiet week at home.' });
  });
  afterAll(() => db?.close());

  const rows = (reader: Reader, table: string, subject: Subject): Promise<readonly unknown[]> =>
    db.store.connections.asReader(reader, (tx) => tx.query(`SELECT * FROM ${table} WHERE subject_kind = $1 AND subject_id = $2`, [subject.kind, subject.id]));
  /** That there is something to hide. */
  const exists = async (table: string, subject: Subject): Promise<number> =>
    Number((await db.asSuperuser(`SELECT count(*) AS n FROM ${table} WHERE subject_kind = $1 AND subject_id = $2`, [subject.kind, subject.id]))[0]?.['n']);
  const as = (person: Person): Reader => s.reader(person);

  describe('the one table of access', () => {
    const PURPOSE_OF_EACH = Object.fromEntries(Object.entries(PURPOSES).map(([purpose, aim]) => [aim, purpose])) as Record<string, Purpose>;
    const ASKED: readonly Relation[] = ['service', 'assigned', 'strand', 'shared', 'named', 'emergency'];
    const asked = new Map<SubjectId, Relation | 'nobody'>();
    const PARTNER = id<AgencyId>('partner');

    beforeAll(async () => {
      await db.store.asSystem(s.id, ({ directory }) => directory.addAgency({ id: PARTNER, name: 'A partner', sort: 'probation' }));
      await s.posted('stranger', ROLE_NAMES.filter((r) => r !== 'system'));
      for (const relation of [...ASKED, 'nobody'] as const) {
        const c = await s.child({ surname: 'Table', forenames: relation });
        asked.set(c.id, relation);
        if (relation === 'assigned') await s.recorded('manager', c, 'volunteer.assigned', { worker: s.workers.stranger, from: '2020-01-01', until: '2099-12-31', 'what-for': 'Mentoring' });
        const made: EntryId[] = [];
        for (const compartment of COMPARTMENTS) made.push(await s.hidden(c, compartment, 'note.recorded', { note: 'Something' }));
        // The tables by which the database holds to it, as the triggers keep them.
        const put = (sql: string, ...values: unknown[]) => db.asSuperuser(sql, [s.id, c.id, ...values]);
        if (relation === 'strand') await put('INSERT INTO strand_child VALUES ($1, $2)');
        if (relation === 'shared') for (const e of made) await put("INSERT INTO entry_share VALUES ($1, $2, $3, 'partner', '2099-12-31')", e);
        if (['named', 'emergency', 'nobody'].includes(relation)) await put("INSERT INTO case_access VALUES ($1, $2, 'restricted', $3, null)", s.workers.manager);
        if (relation === 'named') await put("INSERT INTO case_access VALUES ($1, $2, 'named', $3, null)", s.workers.stranger);
        if (relation === 'emergency') await put("INSERT INTO case_access VALUES ($1, $2, 'emergency', $3, now() + interval '1 hour')", s.workers.stranger);
      }
    });

    it.each(ROLE_NAMES.filter((r) => r !== 'system'))('is what the database holds to: %s', async (role) => {
      const wrong: string[] = [];
      for (const purpose of Object.values(PURPOSE_OF_EACH)) {
        const reader: Reader = { ...as('stranger'), roles: [role], purpose, agency: sightOf([role]).reach === 'shared' || sightOf([role]).reach === 'strand' ? PARTNER : as('stranger').agency };
        const seen = new Set((await db.store.connections.asReader(reader, (tx) => tx.query("SELECT subject_id, compartment FROM entry WHERE kind = 'note.recorded' AND subject_id = ANY ($1::uuid[])", [[...asked.keys()]]))).map((r) => { const { subject_id: of, compartment } = r as { subject_id: SubjectId; compartment: string }; return `${asked.get(of)} ${compartment}`; }));
        for (const relation of [...ASKED, 'nobody'] as const) {
          for (const compartment of COMPARTMENTS) {
            // Whoever reaches the whole service reaches those that are something besides.
            const by = relation === 'nobody' ? [] : relation === 'named' || relation === 'emergency' ? [relation] : [relation, 'service' as const];
            const says = by.some((r) => accessOf(role, r, compartment, purpose).reads);
            if (says !== seen.has(`${relation} ${compartment}`)) wrong.push(`${purpose}: ${relation} ${compartment} is ${says ? 'hidden' : 'shown'}`);
          }
        }
      }
      expect(wrong).toEqual([]);
    });
  });

  describe.each(ABOUT_A_CHILD)('%s', (table) => {
    it('exists and is seen by the case manager', async () => {
      expect(await exists(table, child)).toBeGreaterThan(0);
      expect((await rows(as('worker'), table, child)).length).toBeGreaterThan(0);
    });

    it('is not seen by a reader of another service, whose own id is the same person even', async () => {
      expect(await exists(table, child)).toBeGreaterThan(0);
      expect(await rows(other.reader('manager'), table, child)).toEqual([]);
      expect(await rows({ ...as('manager'), service: other.id }, table, child)).toEqual([]);
    });

    it('is seen by a volunteer only of the child to whom they are assigned', async () => {
      expect((await rows(as('volunteer'), table, volunteered)).length).toBeGreaterThan(0);
      expect(await exists(table, child)).toBeGreaterThan(0);
      expect(await rows(as('volunteer'), table, child)).toEqual([]);
      expect(await rows(as('stranger'), table, volunteered)).toEqual([]);
    });

    it('is not seen by roles that reach no child', async () => {
      expect(await exists(table, child)).toBeGreaterThan(0);
      expect(await rows(as('administrator'), table, child)).toEqual([]);
      expect(await rows({ ...as('administrator'), roles: [] }, table, child)).toEqual([]);
      expect(await rows({ ...as('administrator'), roles: ['system'] }, table, child)).toEqual([]);
    });

    it('is not seen when nobody has said who reads', async () => {
      expect(await exists(table, child)).toBeGreaterThan(0);
      const bare = await db.store.connections.beforeService((tx) => tx.query(`SELECT * FROM ${table} WHERE subject_id = $1`, [child.id]));
      expect(bare).toEqual([]);
    });
  });

  it('shows an entry of a compartment only to those who hold it, and its content neither', async () => {
    expect(await db.asSuperuser('SELECT compartment FROM entry WHERE id = $1', [hidden])).toEqual([{ compartment: 'police-intelligence' }]);
    const read = (person: Person) => db.store.asReader(as(person), ({ records }) => records.entry(hidden));
    expect(await read('police')).toMatchObject({ data: { yogrs: 88 } });
    for (const person of ['worker', 'manager', 'coordinator', 'volunteer', 'administrator'] as const) expect(await read(person), person).toBeUndefined();
    for (const table of ['entry WHERE id', 'entry_content WHERE entry']) {
      expect(await db.store.connections.asReader(as('worker'), (tx) => tx.query(`SELECT * FROM ${table} = $1`, [hidden]))).toEqual([]);
    }
  });

  it('shows what follows from it only to those who hold the compartment', async () => {
    const stored = await db.asSuperuser(`SELECT clause, compartments FROM work WHERE subject_id = $1 AND 'police-intelligence' = ANY (compartments)`, [child.id]);
    expect(stored).toContainEqual({ clause: 'LEI-1.1', compartments: ['case', 'police-intelligence'] });
    const look = (person: Person) => db.store.asReader(as(person), async ({ lists }) => ({ standing: await lists.standing(child), work: await lists.work({ subject: child }) }));
    const officer = await look('police');
    expect(officer.standing?.facts['yogrs']?.value).toBe(88);
    expect(officer.work.rows.map((w) => w.detail.clause)).toContain('LEI-1.1');
    const grounds = (of: typeof officer, clause: string): unknown => of.work.rows.flatMap((w) => (w.sort === 'consideration' && w.detail.clause === clause ? w.detail.grounds.map((g) => g.value) : []));
    expect(grounds(officer, 'LEI-1.3')).toEqual(expect.arrayContaining(['88']));
    for (const person of ['worker', 'manager', 'coordinator'] as const) {
      const { standing, work } = await look(person);
      expect(standing?.facts['surname']?.value).toBe('Ashby');
      expect(standing?.facts['yogrs']).toBeUndefined();
      expect(work.rows.map((w) => w.detail.clause)).not.toContain('LEI-1.1');
      // What everybody may know stays theirs to do, with the grounds that they may see.
      expect(work.rows.map((w) => w.detail.clause)).toContain('LEI-1.3');
      expect(JSON.stringify({ standing, work })).not.toMatch(/:88\b|"88"|arcade/);
    }
  });

  it('does not find hidden words by search, and finds them for those who may see them', async () => {
    expect(await db.asSuperuser(`SELECT count(*) AS n FROM search_text WHERE body LIKE '%arcade%'`)).toEqual([{ n: '1' }]);
    const find = (person: Person, text: string) => db.store.asReader(as(person), ({ lists }) => lists.search(text, 10, s.now()));
    expect((await find('police', 'arcade')).map((h) => [h.id, h.why])).toEqual([[child.id, 'in the record']]);
    expect(await find('worker', 'arcade')).toEqual([]);
    expect((await find('worker', 'quiet week')).map((h) => h.id)).toEqual([child.id]);
    expect(await find('volunteer', 'Ashby')).toEqual([]);
    expect((await find('volunteer', 'Byron')).map((h) => h.id)).toEqual([volunteered.id]);
    expect(await find('administrator', 'Ashby')).toEqual([]);
    expect(await db.store.asReader(other.reader('manager'), ({ lists }) => lists.search('Ashby', 10, s.now()))).toEqual([]);
  });

  it('leaves a trace of every search with who, why and what was asked', async () => {
    await db.store.asReader(as('coordinator'), ({ lists }) => lists.search('Ashbee', 10, s.now()));
    const [trace] = await db.asSuperuser(`SELECT service, worker, roles, purpose, event, shown FROM read_audit WHERE worker = $1 ORDER BY id DESC LIMIT 1`, [s.workers.coordinator]);
    expect((await db.asSuperuser('SELECT w.words FROM audit_words w JOIN read_audit a ON a.service = w.service AND a.id = w.audit_row WHERE a.worker = $1 ORDER BY a.id DESC LIMIT 1', [s.workers.coordinator]))[0]?.['words']).toContain('Ashbee');
    expect(trace).toEqual({ service: s.id, worker: s.workers.coordinator, roles: ['offender-management-coordinator'], purpose: 'working with the child', event: 'search', shown: '1 found' });
  });

  const ATTEMPTS: readonly (readonly [string, string])[] = [
    ['changes an entry', `UPDATE entry SET kind = 'x'`],
    ['deletes an entry', `DELETE FROM entry`],
    ['empties the entries', `TRUNCATE entry CASCADE`],
    ['changes a content', `UPDATE entry_content SET data = '{}'`],
    ['deletes a content', `DELETE FROM entry_content`],
    ['deletes a trace', `DELETE FROM read_audit`],
    ['changes a trace', `UPDATE read_audit SET shown = ''`],
    ['changes a first result', `UPDATE command SET result = '{}'`],
    ['becomes the owner', `SET LOCAL ROLE throughline_owner`],
    ['becomes the one who erases', `SET LOCAL ROLE throughline_retention`],
    ['turns row security off', `ALTER TABLE entry DISABLE ROW LEVEL SECURITY`],
  ];
  it.each(ATTEMPTS)('refuses the system that %s', async (_what, sql) => {
    await expect(db.store.connections.asSystem(s.id, (tx: Tx) => tx.query(sql))).rejects.toThrow(/permission denied|must be owner/);
  });
  it.each([
    ...ATTEMPTS,
    ['adds an entry', `INSERT INTO entry SELECT * FROM entry LIMIT 1`],
    ['appends', `SELECT append_entries('x', '[]')`],
    ['changes standing', `UPDATE standing SET rag = 'green'`],
    ['deletes work', `DELETE FROM work`],
    ['allocates', `INSERT INTO allocation SELECT * FROM allocation LIMIT 1`],
    ['reads the search tables', `SELECT * FROM search_text`],
    ['reads password hashes', `SELECT * FROM account`],
    ['reads the traces', `SELECT * FROM read_audit`],
  ] as const)('refuses the reader who %s', async (_what, sql) => {
    await expect(db.store.connections.asReader(as('manager'), (tx: Tx) => tx.query(sql))).rejects.toThrow(/permission denied|must be owner/);
  });

  it('refuses a trace in somebody else\'s name', async () => {
    const insert = `INSERT INTO read_audit (service, worker, roles, agency, purpose, event, shown) VALUES ($1, $2, '{}', 'x', 'x', 'x', 'x')`;
    await expect(db.store.connections.asReader(as('worker'), (tx) => tx.query(insert, [s.id, s.workers.manager]))).rejects.toThrow(/row-level security/);
    await expect(db.store.connections.asReader(as('worker'), (tx) => tx.query(insert, [other.id, s.workers.worker]))).rejects.toThrow(/row-level security/);
  });

  it('refuses the system an entry of another service', async () => {
    const before = await db.asSuperuser('SELECT seq FROM chain_head WHERE service = $1', [other.id]);
    await expect(db.store.connections.asSystem(s.id, (tx) => tx.query('SELECT append_entries($1, $2)', [other.id, '[]']))).rejects.toThrow(/has no chain/);
    expect(await db.store.connections.asSystem(s.id, (tx) => tx.query('SELECT * FROM entry WHERE service = $1', [other.id]))).toEqual([]);
    expect(await db.asSuperuser('SELECT seq FROM chain_head WHERE service = $1', [other.id])).toEqual(before);
  });

  it('forgets who read when the transaction ends: the next one on the connection begins as nobody', async () => {
    await db.store.connections.asReader(as('manager'), (tx) => tx.query('SELECT 1'));
    const settings = await db.store.connections.pool.query(`SELECT current_setting('app.service', true) AS service, current_user AS role`);
    expect(settings.rows[0]).toMatchObject({ role: 'throughline_app' });
    expect((settings.rows[0] as { service: string | null }).service ?? '').toBe('');
    await expect(db.store.connections.pool.query('SELECT * FROM throughline.entry')).rejects.toThrow(/permission denied/);
  });
});
