import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadChosen } from '../../src/app/many/chosen.ts';
import { recordForEach, type ForEachLine } from '../../src/app/many/record-for-each.ts';
import type { Ports } from '../../src/app/ports/index.ts';
import type { Entry, EntryData, Subject } from '../../src/core/chronology/entry.ts';
import { openShelf } from '../../src/policies/shelf.ts';
import { machineIds } from '../../src/store/ids.ts';
import { openDatabase, openService, type Database, type Person, type Service } from './harness.ts';

/** A rule of each effect about closing a case, so that the thirty answer differently. */
const RULES = `
clauses:
  - id: LEI-900.1
    cites: Of a test
    says: Nobody's case is closed in custody.
    bar: { on: case.closed, when: custody.in, needs: { that: not custody.in, wants: the end of custody }, effect: refuse }
  - id: LEI-900.2
    cites: Of a test
    says: The head of service agrees before the case of somebody on the list is closed.
    bar: { on: case.closed, when: dyo.active, needs: { agreement: head-of-service }, effect: hold }
  - id: LEI-900.3
    cites: Of a test
    says: A case with a score of 60 or more is closed with a reason.
    bar: { on: case.closed, when: yogrs >= 60 and not dyo.active, needs: { that: retain-until known, wants: why it is closed all the same }, effect: ask }
`;
const CLOSE = { why: 'The order has ended.' };

describe('the same thing recorded for thirty children', () => {
  let db: Database;
  let s: Service;
  let ports: Ports;
  let folder: string;
  const children: Subject[] = [];
  let hidden: Subject;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'many-'));
    cpSync(join(import.meta.dirname, '../../policies'), folder, { recursive: true });
    const policy = join(folder, 'leicester-city/deter-young-offenders/2019-05-01');
    rmSync(join(policy, 'published.json'));
    writeFileSync(join(policy, 'closing.yaml'), RULES.trimStart());
    db = await openDatabase('embedded PostgreSQL 18');
    s = await openService(db);
    ports = { ...s.ports, policies: openShelf(folder) };
    for (let n = 0; n < 30; n += 1) children.push(await s.child({ surname: `Child${String(n).padStart(2, '0')}`, reference: `YJ-${n}` }));
    // Five in custody, four on the list, three with a score.
    for (const child of children.slice(0, 5)) await s.recorded('manager', child, 'custody.started', { basis: 'remand', place: 'A secure home' });
    for (const child of children.slice(5, 9)) await s.recorded('manager', child, 'dyo.classified', { criterion: ['yogrs'] });
    for (const child of children.slice(9, 12)) await s.recorded('manager', child, 'assessment.completed', { yogrs: 70 });
    hidden = await s.child({ surname: 'Hidden' });
    await s.recorded('manager', hidden, 'case.restricted', { why: 'A colleague’s child', ask: s.workers.manager, people: [{ worker: s.workers.manager }] });
  }, 120_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await db?.close();
  });

  const chronology = (of: Subject): Promise<readonly Entry[]> => db.store.asSystem(s.id, ({ records }) => records.chronology(of));
  const all = (person: Person) => loadChosen(ports, s.reader(person), { ids: [...children, hidden].map((c) => c.id) }, s.now());
  async function send(command: string, person: Person, kind: string, data: EntryData, more: { readonly seen?: boolean; readonly answers?: Readonly<Record<string, Readonly<Record<string, string>>>> } = {}): Promise<readonly ForEachLine[]> {
    const chosen = await all(person);
    return recordForEach(ports, {
      command, actor: s.actor(person), reader: s.reader(person), record: { kind, data, occurredOn: s.now() },
      children: chosen.children.map((c) => ({ chosen: c, answers: more.answers?.[c.row.id] ?? {}, ...(more.seen === true ? { seen: c.seen } : {}) })),
    });
  }
  const counted = (lines: readonly ForEachLine[]): Readonly<Record<string, number>> => lines.reduce<Record<string, number>>((n, l) => ({ ...n, [l.result.outcome]: (n[l.result.outcome] ?? 0) + 1 }), {});

  it('knows nothing of a child whom the person may not open: not the name, not the number', async () => {
    const worker = await all('worker');
    expect(worker.total).toBe(30);
    expect(worker.children.map((c) => c.row.surname)).not.toContain('Hidden');
    expect((await all('manager')).total).toBe(31);
  });

  it('lets the rule answer for each, writes nothing where it refuses or asks, and the same when it is sent again', async () => {
    const command = machineIds.next();
    const first = await send(command, 'worker', 'case.closed', CLOSE);
    expect(counted(first)).toEqual({ refused: 5, proposed: 4, asked: 3, recorded: 18 });
    const refused = first.find((l) => l.result.outcome === 'refused');
    expect(refused?.result).toMatchObject({ objections: [{ clause: 'LEI-900.1', wants: 'the end of custody' }] });
    for (const [i, child] of children.entries()) {
      const kinds = (await chronology(child)).map((e) => e.kind).filter((k) => k === 'case.closed' || k === 'proposal.made');
      expect(kinds).toEqual(i < 5 ? [] : i < 9 ? ['proposal.made'] : i < 12 ? [] : ['case.closed']);
    }
    const before = await db.asSuperuser('SELECT count(*)::int AS n FROM entry WHERE service = $1', [s.id]);
    const again = await send(command, 'worker', 'case.closed', CLOSE);
    expect(again.map((l) => l.result)).toEqual(first.map((l) => l.result));
    expect(await db.asSuperuser('SELECT count(*)::int AS n FROM entry WHERE service = $1', [s.id])).toEqual(before);

    const answers = Object.fromEntries(children.slice(9, 11).map((c) => [c.id, { 'LEI-900.3': 'The score is from before the move.' }]));
    const answered = await send(command, 'worker', 'case.closed', CLOSE, { answers });
    expect(counted(answered)).toEqual({ refused: 5, proposed: 4, asked: 1, recorded: 20 });
    expect(answered.filter((l) => l.result.outcome === 'recorded' && first.some((f) => f.chosen.row.id === l.chosen.row.id && f.result.outcome === 'recorded')).map((l) => l.result))
      .toEqual(first.filter((l) => l.result.outcome === 'recorded').map((l) => l.result));
  });

  it('leaves for each child the trace that a look at one would leave, and none of the hidden one', async () => {
    const rows = await db.asSuperuser("SELECT DISTINCT subject_id FROM read_audit WHERE service = $1 AND event = 'child.recorded-with-others' AND worker = $2", [s.id, s.workers.worker]);
    expect(rows).toHaveLength(30);
    expect(rows.map((r) => r['subject_id'])).not.toContain(hidden.id);
  });

  it('hands a caseload over, and leaves out whoever the other holds already', async () => {
    await s.recorded('manager', children[20]!, 'allocation.made', { role: 'case-manager', worker: s.workers.police });
    const command = machineIds.next();
    const lines = await send(command, 'manager', 'allocation.made', { role: 'case-manager', worker: s.workers.police, reason: 'She leaves on Friday.' });
    expect(counted(lines)).toEqual({ recorded: 30, needless: 1 });
    const rows = await db.store.asReader(s.reader('manager'), ({ lists }) => lists.children({ allocatedTo: s.workers.police, limit: 100 }, s.now()));
    expect(rows.total).toBe(31);
    // Sent again, those who are held by the other now through this very command give the first result.
    expect((await send(command, 'manager', 'allocation.made', { role: 'case-manager', worker: s.workers.police, reason: 'She leaves on Friday.' })).map((l) => l.result)).toEqual(lines.map((l) => l.result));
  });

  it('ends a flag where it stands, and says where it does not', async () => {
    for (const child of children.slice(0, 2)) await s.recorded('manager', child, 'flag.set', { flag: 'missing' });
    const lines = await send(machineIds.next(), 'worker', 'flag.ended', { flag: 'missing', reason: 'Both are back.' });
    expect(counted(lines)).toEqual({ recorded: 2, needless: 28 });
  });

  it('allows nobody more than it would one by one', async () => {
    const lines = await send(machineIds.next(), 'worker', 'allocation.made', { role: 'case-manager', worker: s.workers.worker });
    expect(counted(lines)).toEqual({ refused: 30 });
    expect((await all('volunteer')).total).toBe(0);
  });
});
