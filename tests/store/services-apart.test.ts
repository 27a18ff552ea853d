import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerProposal } from '../../src/app/agreements/answer-proposal.ts';
import { record } from '../../src/app/record/record.ts';
import type { Reader } from '../../src/app/ports/reader.ts';
import type { EntryData, Subject } from '../../src/core/chronology/entry.ts';
import { id, type ActId, type CommandId, type EntryId } from '../../src/core/values/ids.ts';
import { machineIds } from '../../src/store/ids.ts';
import { openDatabase, openService, SERVERS, type Database, type Person, type Service } from './harness.ts';

const PEOPLE: readonly Person[] = ['manager', 'worker', 'coordinator', 'police', 'volunteer', 'administrator', 'stranger'];

/** What one policy accepts and the other does not: what was shared is told in words, with nothing weighed. */
const SHARED: EntryData = { to: 'education', person: 'Head of year', purpose: 'Safety at school', gateway: 'ca-2004-s11', words: 'He is not to be alone at the gate', channel: 'telephone' };

describe.each(SERVERS)('two services in one installation on $server', ({ server }) => {
  let db: Database;
  let here: Service;
  let there: Service;
  let leeds: Service;
  let child: Subject;
  let own: Subject;
  let note: EntryId;
  let act: ActId;
  const read = <T>(of: Service, person: Person, work: Parameters<typeof db.store.asReader<T>>[1]): Promise<T> => db.store.asReader(of.reader(person), work);
  const rowsOf = async (service: Service, subject: Subject): Promise<number> => Number((await db.asSuperuser('SELECT count(*) AS n FROM entry WHERE service = $1 AND subject_id = $2', [service.id, subject.id]))[0]?.['n']);

  beforeAll(async () => {
    db = await openDatabase(server);
    here = await openService(db);
    there = await openService(db, 'havering/risk');
    leeds = await openService(db, 'leeds/iom');
    child = await here.child({ surname: 'Ashby', forenames: 'Sam', reference: 'YJ-1', born: '2010-05-06' });
    own = await there.child({ surname: 'Byron', forenames: 'Lee', reference: 'YJ-1', born: '2010-05-06' });
    ({ act, entries: [note = id<EntryId>('')] } = await here.recorded('worker', child, 'note.recorded', { note: 'A quiet week at home near the arcade.' }));
    await here.recorded('worker', child, 'assessment.completed', { yogrs: 81, harm: 'high' });
    await here.recorded('police', child, 'contribution.recorded', { agency: 'police', who: 'An officer', what: 'Seen with older youths' });
  });
  afterAll(() => db?.close());

  it('decides the same record by each service’s own policy', async () => {
    const share = (s: Service, subject: Subject) => record(s.ports, s.command('worker', subject, [{ kind: 'disclosure.made', data: SHARED, occurredOn: s.now() }]));
    expect((await share(here, child)).outcome).toBe('recorded');
    const refused = await share(there, own);
    expect(refused).toMatchObject({ outcome: 'refused' });
    expect(JSON.stringify(refused)).toContain('HAV-6.6');
    expect(await rowsOf(there, own)).toBe(2);
  });

  it('works out for each service what its own policy says, and nothing of another', async () => {
    await there.recorded('worker', own, 'assessment.completed', { yogrs: 81, harm: 'high' });
    await there.recorded('worker', own, 'warning.received', { partner: 'education', who: 'Head of year', what: 'Older boys wait at the gate' });
    await here.recorded('worker', child, 'warning.received', { partner: 'education', who: 'Head of year', what: 'Older boys wait at the gate' });
    const clauses = async (s: Service, subject: Subject): Promise<readonly string[]> => (await read(s, 'manager', ({ lists }) => lists.work({ subject }))).rows.map((w) => w.detail.clause);
    const [mine, theirs] = [await clauses(here, child), await clauses(there, own)];
    expect(mine.some((c) => c.startsWith('LEI-'))).toBe(true);
    expect(mine.filter((c) => c.startsWith('HAV-'))).toEqual([]);
    expect(theirs).toContain('HAV-2.7');
    expect(theirs.filter((c) => c.startsWith('LEI-'))).toEqual([]);
  });

  it('lets a third policy decide beside them: consent in Leeds', async () => {
    const person = await leeds.child({ surname: 'Cole', born: '2004-01-01' });
    const command = leeds.command('worker', person, [{ kind: 'disclosure.made', data: { ...SHARED, content: ['compliance'] }, occurredOn: leeds.now() }]);
    expect(JSON.stringify(await record(leeds.ports, command))).toContain('LDS-8.3');
  });

  it.each(PEOPLE)('shows the %s of one nothing of the other by any reading port, though ids are known', async (person) => {
    expect(await rowsOf(here, child)).toBeGreaterThan(3);
    const seen = await read(there, person, async (u) => ({
      chronology: await u.records.chronology(child),
      entry: await u.records.entry(note),
      act: await u.records.act(act),
      child: await u.lists.child(child.id, there.now()),
      standing: await u.lists.standing(child),
      standings: await u.lists.standings([child]),
      work: (await u.lists.work({ subject: child })).rows,
      ofWorker: (await u.lists.work({ worker: here.workers.worker })).rows.filter((w) => w.subject.id === child.id),
      held: (await u.lists.children({ caseManager: here.workers.worker }, there.now())).rows,
      found: (await u.lists.search('Ashby', 20, there.now())).length + (await u.lists.search('arcade', 20, there.now())).length,
      gathered: [...(await u.gathered.chronologies('child', [child.id])).values()].flat(),
      subjects: (await u.gathered.subjectsWith('child', undefined)).filter((c) => c === child.id),
      shared: await u.sharing.child(child.id),
      notice: await u.access.notice(child.id),
      notices: await u.access.noticesLike('Ashby', undefined),
      items: [...(await u.meetings.chronologies([child.id])).values()].flat(),
      facts: (await u.meetings.childrenWith('any child')).filter((c) => c.child === child.id),
      parcels: await u.transfers.toUs(),
      workers: (await u.directory.workers(there.now())).filter((w) => (Object.values(here.workers) as string[]).includes(w.id)),
    }));
    expect(seen).toEqual({
      chronology: [], entry: undefined, act: [], child: undefined, standing: undefined, standings: [], work: [], ofWorker: [], held: [], found: 0,
      gathered: [], subjects: [], shared: undefined, notice: undefined, notices: [], items: [], facts: [], parcels: [], workers: [],
    });
  });

  it('shows it to its own service, so that there is something to hide', async () => {
    expect(await read(here, 'worker', ({ records }) => records.entry(note))).toMatchObject({ data: { note: 'A quiet week at home near the arcade.' } });
    expect((await read(here, 'worker', ({ lists }) => lists.search('Ashby', 20, here.now()))).length).toBe(1);
  });

  it('finds one child by a reference that both services use', async () => {
    expect((await read(there, 'worker', ({ lists }) => lists.search('YJ-1', 20, there.now()))).map((h) => h.id)).toEqual([own.id]);
    expect((await read(here, 'worker', ({ lists }) => lists.search('YJ-1', 20, here.now()))).map((h) => h.id)).toEqual([child.id]);
  });

  it('lets no row of the other through in any table that has a service', async () => {
    const tables = await db.asSuperuser("SELECT c.relname AS t FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'service' AND NOT a.attisdropped WHERE c.relkind IN ('r', 'v', 'p') AND c.relnamespace = 'throughline'::regnamespace ORDER BY 1");
    let looked = 0;
    for (const table of tables.map((r) => String(r['t']))) {
      const there_ = Number((await db.asSuperuser(`SELECT count(*) AS n FROM "${table}" WHERE service = $1`, [here.id]))[0]?.['n']);
      if (there_ > 0) looked += 1;
      for (const reader of [there.reader('manager'), { ...here.reader('manager'), service: there.id } satisfies Reader]) {
        const rows = await db.store.connections.asReader(reader, (tx) => tx.query(`SELECT 1 FROM "${table}" WHERE service = '${here.id}'`)).catch((e: unknown) => (/permission denied/.test(String(e)) ? [] : Promise.reject(e)));
        expect(rows, table).toEqual([]);
      }
    }
    expect(looked).toBeGreaterThan(8);
  });

  it('gives the system of one service nothing of the other', async () => {
    const seen = await db.store.asSystem(there.id, async ({ records }) => ({ chronology: await records.chronology(child), locked: await records.lock(child), stored: await records.stored(child), exactly: await records.exactly({ reference: 'YJ-1' }), assigned: await records.isAssigned(child.id, here.workers.worker) }));
    expect(seen).toEqual({ chronology: [], locked: false, stored: undefined, exactly: [own.id], assigned: false });
  });

  it('records nothing about a child of the other by its id, in any role, and says no more than of a child that is not there', async () => {
    const before = await rowsOf(here, child);
    const missing: Subject = { kind: 'child', id: id(machineIds.next()) };
    for (const person of PEOPLE) {
      const answer = (subject: Subject) => record(there.ports, there.command(person, subject, [{ kind: 'note.recorded', data: { note: 'From elsewhere' }, occurredOn: there.now() }]));
      const result = await answer(child);
      expect(result.outcome, person).toBe('not-allowed');
      expect(result).toEqual(await answer(missing));
    }
    expect(await rowsOf(here, child)).toBe(before);
    expect(await rowsOf(there, child)).toBe(0);
  });

  it('gives nobody the result of a command of the other service by sending its id', async () => {
    const theirs = here.command('worker', child, [{ kind: 'note.recorded', data: { note: 'Once.' }, occurredOn: here.now() }]);
    const first = await record(here.ports, theirs);
    expect(first.outcome).toBe('recorded');
    const again = await record(there.ports, { ...there.command('worker', own, [{ kind: 'note.recorded', data: { note: 'Mine.' }, occurredOn: there.now() }]), id: theirs.id }).catch((e: unknown) => e);
    expect(again).not.toEqual(first);
    expect(`${String(again)} ${JSON.stringify(again)}`).not.toContain((first as { act: string }).act);
  });

  it('corrects nothing of the other by naming its entry, and settles no proposal of it', async () => {
    const correcting = await record(there.ports, there.command('worker', own, [{ kind: 'note.recorded', data: { note: 'Changed' }, occurredOn: there.now(), supersedes: note, reason: 'A guess' }]));
    expect(correcting.outcome).toBe('conflict');
    const answered = await answerProposal(there.ports, { id: id<CommandId>(machineIds.next()), actor: there.actor('manager'), subject: child, proposal: note, answer: 'agreed', reason: '' });
    expect(answered.outcome).toBe('not-yours');
    expect(await read(here, 'worker', ({ records }) => records.entry(note))).toMatchObject({ data: { note: 'A quiet week at home near the arcade.' } });
  });

  it('keeps a chain for each service: what one records does not move the other’s head', async () => {
    const heads = (s: Service) => db.store.asSystem(s.id, ({ audit }) => audit.heads());
    const before = (await heads(there)).entries;
    await here.recorded('worker', child, 'note.recorded', { note: 'Another week.' });
    expect((await heads(there)).entries).toEqual(before);
  });
});
