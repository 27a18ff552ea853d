import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Reader } from '../../src/app/ports/reader.ts';
import { deriveAgain } from '../../src/app/rebuild/derive-again.ts';
import { rebuild } from '../../src/app/rebuild/rebuild.ts';
import { record } from '../../src/app/record/record.ts';
import { answerErasure, proposeErasure } from '../../src/app/retention/decide-kept.ts';
import { expireRows } from '../../src/app/retention/expire-rows.ts';
import { recordHold } from '../../src/app/retention/holds.ts';
import { loadKept } from '../../src/app/retention/load-kept.ts';
import { loadReview } from '../../src/app/retention/load-review.ts';
import { ROLE_NAMES, type Role } from '../../src/core/access/roles.ts';
import type { EntryData, Subject, SubjectKind } from '../../src/core/chronology/entry.ts';
import type { Actor } from '../../src/core/decisions/command.ts';
import type { KeptSort } from '../../src/core/retention/kept-sorts.ts';
import { id, type CommandId, type SubjectId, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { machineIds } from '../../src/store/ids.ts';
import { openDatabase, openService, SERVERS, type Database, type Service } from './harness.ts';

/** Who keeps a record of each sort, its rule, and what is asked of it: the same of every sort. */
interface Case {
  readonly sort: KeptSort;
  readonly kind: SubjectKind;
  readonly rule: string;
  /** the role that proposes */
  readonly proposes: Role;
  /** roles that must see nothing of it */
  readonly never: readonly Role[];
  /** as whom it is called to whoever proposes, and to the governance officer */
  readonly called: string;
  readonly officer: string;
  readonly entries: readonly (readonly [Role, string, EntryData])[];
  /** words that stand in it and nowhere else */
  readonly words: readonly string[];
}

const CASES: readonly Case[] = [
  {
    sort: 'victims', kind: 'person', rule: 'TLN-71', proposes: 'victim-worker', never: ['team-manager', 'service-manager', 'head-of-service', 'case-manager'], called: 'Wilhelmina Trenchard', officer: 'A victim, first recorded on 3 June 2019',
    entries: [
      ['victim-worker', 'victim.recorded', { name: 'Wilhelmina Trenchard', child: 'CHILD', 'child-reference': 'YJ-1', offence: 'Theft of a bassoon', reach: '01234 567890, 9 Plover Lane' }],
      ['victim-worker', 'victim.contacted', { how: 'telephone', outcome: 'reached', note: 'kestrel-marmalade' }],
      ['victim-worker', 'restorative.offered', { ways: ['letter'] }],
    ],
    words: ['Wilhelmina', 'Trenchard', '567890', 'Plover Lane', 'kestrel-marmalade', 'bassoon'],
  },
  {
    sort: 'prevention', kind: 'person', rule: 'TLN-72', proposes: 'team-manager', never: ['victim-worker', 'case-manager', 'volunteer'], called: 'Ignatius Pemberthy', officer: 'Ignatius Pemberthy',
    entries: [['seconded-police-officer', 'prevention.concern', { name: 'Ignatius Pemberthy', incidents: [{ on: '2019-06-01', what: 'periwinkle' }] }], ['seconded-police-officer', 'prevention.ended', { outcome: 'settled', why: 'heliotrope' }]],
    words: ['Ignatius', 'Pemberthy', 'periwinkle', 'heliotrope'],
  },
  {
    sort: 'staff', kind: 'worker', rule: 'TLN-74', proposes: 'head-of-service', never: ['victim-worker', 'case-manager', 'administrator'], called: 'Marguerite Oldacre', officer: 'Marguerite Oldacre',
    entries: [['head-of-service', 'staff.joined', { sort: 'permanent' }], ['head-of-service', 'work.sampled', { what: 'risk-assessment', finding: 'tangerine' }], ['head-of-service', 'staff.left', {}]],
    words: ['Marguerite', 'Oldacre', 'm.oldacre@example.org', 'tangerine'],
  },
  {
    sort: 'meetings', kind: 'sitting', rule: 'TLN-76', proposes: 'team-manager', never: ['victim-worker', 'case-manager', 'volunteer'], called: 'of 3 June 2019', officer: 'of 3 June 2019',
    entries: [['team-manager', 'sitting.planned', { meeting: 'rag-meeting', on: '2019-06-03' }], ['team-manager', 'sitting.adjourned', { reason: 'quillonby-tambourine' }]],
    words: ['quillonby-tambourine'],
  },
  {
    sort: 'partners', kind: 'unit', rule: 'TLN-77', proposes: 'head-of-service', never: ['victim-worker', 'case-manager', 'volunteer'], called: 'Larkspur Housing', officer: 'Larkspur Housing',
    entries: [['team-manager', 'unit.recorded', { name: 'Larkspur Housing', sort: 'partner' }], ['team-manager', 'agreement.registered', { type: 'information-exchange', title: 'Marzipan protocol' }], ['team-manager', 'agreement.reviewed', { type: 'information-exchange', outcome: 'ended' }]],
    words: ['Larkspur', 'Marzipan'],
  },
];

describe.each(SERVERS)('keeping what is no child’s record, on $server', ({ server }) => {
  let db: Database;
  let s: Service;
  let child: Subject;
  beforeAll(async () => {
    db = await openDatabase(server);
  });
  afterAll(() => db?.close());

  const command = (): CommandId => id<CommandId>(machineIds.next());
  /** Somebody of a role, the same person each time. */
  const person = (role: Role): { readonly reader: Reader; readonly actor: Actor } => {
    const worker = role === 'information-governance-officer' ? s.workers.governor : role === 'team-manager' ? s.workers.manager : role === 'case-manager' ? s.workers.worker : s.workers.coordinator;
    return { reader: { ...s.reader('coordinator'), worker, roles: [role], purpose: 'keeping records no longer than the rule says' }, actor: { ...s.actor('coordinator'), worker, role, roles: [role] } };
  };
  const officer = () => person('information-governance-officer');

  beforeEach(async () => {
    s = await openService(db);
    // Whoever reads in a role must hold it: one person holds all those of which only one is looked at at a time.
    await s.posted('coordinator', ROLE_NAMES.filter((r) => r !== 'system'));
    s.today('2019-06-03');
    child = await s.child({ surname: 'Ashby', forenames: 'Sam', reference: 'YJ-1', born: '2006-03-03' });
  });

  /** Columns in which one of the words stands, in any case: one question for each table. */
  async function found(words: readonly string[]): Promise<string[]> {
    const columns = await db.asSuperuser(`SELECT table_name, column_name, data_type FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name) WHERE table_schema = 'throughline' AND table_type = 'BASE TABLE' ORDER BY 1, 2`);
    const out: string[] = [];
    for (const table of new Set(columns.map((c) => String(c['table_name'])))) {
      const of = columns.filter((c) => c['table_name'] === table);
      const text = of.map((c) => (c['data_type'] === 'bytea' ? `encode(${String(c['column_name'])}, 'escape')` : `${String(c['column_name'])}::text`));
      const counted = text.map((t, i) => `count(*) FILTER (WHERE EXISTS (SELECT FROM unnest($1::text[]) w WHERE position(lower(w) IN lower(${t})) > 0)) AS c${i}`);
      const [row] = await db.asSuperuser(`SELECT ${counted.join(', ')} FROM throughline.${table} WHERE ${of.some((c) => c['column_name'] === 'service') ? `service = '${s.id}'` : 'true'}`, [words]);
      out.push(...of.flatMap((c, i) => (Number(row?.[`c${i}`]) > 0 ? [`${table}.${String(c['column_name'])}`] : [])));
    }
    return out;
  }

  /** A record of a sort, with everything in it on 3 June 2019. */
  async function made(c: Case): Promise<Subject> {
    let subject: Subject = { kind: c.kind, id: id<SubjectId>(machineIds.next()) };
    if (c.kind === 'worker') {
      const worker = id<WorkerId>(machineIds.next());
      subject = { kind: 'worker', id: id<SubjectId>(worker) };
      await db.store.asSystem(s.id, ({ directory }) => directory.addWorker({ id: worker, agency: s.actor('worker').agency, name: 'Marguerite Oldacre', email: 'm.oldacre@example.org', posts: [{ role: 'case-manager', area: '' }] }, plainDate('2015-01-01')));
      await db.asSuperuser("INSERT INTO account (service, username, worker, password_hash, created_at) VALUES ($1, $2, $3, 'x', now())", [s.id, `m.oldacre-${s.id}`, worker]);
      await db.asSuperuser("INSERT INTO account_event (service, at, worker, event, detail, address) VALUES ($1, now(), $2, 'signed-in', 'Marguerite Oldacre', '10.0.0.1')", [s.id, worker]);
      const noted = await record(s.ports, { ...s.command('worker', child, [{ kind: 'note.recorded', data: { note: 'A visit' }, occurredOn: s.now() }]), actor: { ...s.actor('worker'), worker } });
      expect(noted.outcome).toBe('recorded');
    }
    let last: string | undefined;
    for (const [role, kind, data] of c.entries) {
      const written = Object.fromEntries(Object.entries(data).map(([k, v]) => [k, v === 'CHILD' ? child.id : v]));
      const answers = kind === 'agreement.reviewed' && last !== undefined ? { of: id<never>(last) } : {};
      const done = await record(s.ports, { ...s.command('coordinator', subject, [{ kind, data: written, occurredOn: s.now(), ...answers }]), actor: person(role).actor }, { create: true, reached: true });
      if (done.outcome !== 'recorded') throw new Error(`${kind}: ${JSON.stringify(done)}`);
      last = done.entries[0];
    }
    return subject;
  }
  const propose = (who: ReturnType<typeof person>, subject: Subject, rule: string) => proposeErasure(s.ports, who.reader, who.actor, { command: command(), subject, rule, reason: 'It is not needed any longer' });
  const agree = async (who: ReturnType<typeof person>, subject: Subject) => {
    const proposal = (await loadKept(s.ports, officer().reader, subject, s.now()))!.proposals[0]!.entry.id;
    return answerErasure(s.ports, who.reader, who.actor, { command: command(), subject, proposal, answer: 'agree', reason: '' });
  };

  describe.each(CASES)('$sort', (c) => {
    it('is listed for those who keep it, by as much of a name as they may know, and for nobody else', async () => {
      const subject = await made(c);
      s.today('2026-01-05');
      await deriveAgain(s.ports, s.id, s.now());
      const listed = async (role: Role) => (await loadReview(s.ports, person(role).reader, s.now(), c.sort)).toDecide.filter((r) => r.term.rule === c.rule).map((r) => r.about);
      expect(await listed(c.proposes)).toEqual([expect.stringContaining(c.called)]);
      expect(await listed('information-governance-officer')).toEqual([expect.stringContaining(c.officer)]);
      for (const role of c.never) {
        const { reader } = person(role);
        expect(await db.store.asReader(reader, ({ retention }) => retention.terms({ subject, limit: 5 })), role).toEqual([]);
        expect((await propose(person(role), subject, c.rule)).outcome, role).toBe('not-found');
      }
      // The officer sees how many entries there are, and none of what they say.
      const kept = await loadKept(s.ports, officer().reader, subject, s.now());
      expect(kept?.terms.find((t) => t.term.scope === 'record')?.goes.reduce((n, g) => n + g.entries, 0)).toBe(c.entries.length);
      // What is recorded about the service and its partners the officer reads anyway.
      if (c.kind !== 'unit') expect(await db.store.connections.asReader(officer().reader, (tx) => tx.query('SELECT * FROM entry_content WHERE subject_id = $1', [subject.id]))).toEqual([]);
    });

    it('is held, proposed by one and agreed to by another, and erased: no word of it is left, the chain is whole', async () => {
      const subject = await made(c);
      await s.recorded('worker', child, 'note.recorded', { note: 'Nothing about it' });
      expect((await found(c.words)).length).toBeGreaterThan(0);
      s.today('2026-01-05');
      await deriveAgain(s.ports, s.id, s.now());
      const who = person(c.proposes);
      expect(await propose(officer(), subject, c.rule)).toMatchObject({ outcome: 'refused', why: [expect.stringMatching(new RegExp(`^${c.rule}: erasing is proposed by`))] });
      const hold = await recordHold(s.ports, officer().reader, officer().actor, subject, { command: command(), kind: 'hold.placed', data: { 'asked-by': 'A court', why: 'A claim', 'review-on': '2026-12-01' } });
      expect(hold).toEqual({ outcome: 'done' });
      expect(await propose(who, subject, c.rule)).toMatchObject({ outcome: 'refused', why: [expect.stringContaining('TLN-69')] });
      const held = (await loadReview(s.ports, officer().reader, s.now(), c.sort)).held[0]!;
      const lifts = c.sort === 'victims' ? officer() : who;
      expect(await recordHold(s.ports, lifts.reader, lifts.actor, subject, { command: command(), kind: 'hold.lifted', of: held.entry.id, data: { why: 'It is settled' } })).toEqual({ outcome: 'done' });
      expect(await propose(who, subject, c.rule)).toEqual({ outcome: 'done' });
      expect((await agree(who, subject)).outcome).toBe('refused');
      expect(await agree(officer(), subject)).toEqual({ outcome: 'done' });
      expect(await found(c.words)).toEqual([]);
      expect(await db.store.verify(s.id)).toMatchObject({ broken: [] });
      const again = await rebuild(s.ports, s.id, { today: s.now() });
      expect(again.differences.filter((d) => d.cause === 'unexplained')).toEqual([]);
      const [certificate] = await db.store.asReader(officer().reader, ({ retention }) => retention.certificates());
      expect(certificate?.entry.data).toMatchObject({ scope: 'record', sort: c.sort, rule: c.rule });
      expect((await record(s.ports, { ...s.command('coordinator', subject, [{ kind: c.entries[0]![1], data: c.entries[0]![2], occurredOn: s.now() }]), actor: person(c.entries[0]![0]).actor }, { reached: true })).outcome).toBe('not-allowed');
    });
  });

  it('leaves of a victim what is counted, and nothing else', async () => {
    const subject = await made(CASES[0]!);
    s.today('2026-01-05');
    await deriveAgain(s.ports, s.id, s.now());
    await propose(person('victim-worker'), subject, 'TLN-71');
    await agree(officer(), subject);
    const [certificate] = await db.store.asReader(officer().reader, ({ retention }) => retention.certificates());
    expect(certificate?.entry.data['figures']).toEqual([{ what: 'Contacted', holds: true }, { what: 'Said what they wish', holds: false }, { what: 'Restorative justice offered', holds: true }, { what: 'Restorative justice accepted', holds: false }]);
    expect(certificate?.entry.data['figures-of']).toBe('2019, quarter 2');
    expect(await db.asSuperuser('SELECT 1 FROM victim WHERE service = $1', [s.id])).toEqual([]);
  });

  it('leaves of somebody who worked here who recorded what, by role and pseudonym, and no way in', async () => {
    const subject = await made(CASES[2]!);
    s.today('2026-01-05');
    await deriveAgain(s.ports, s.id, s.now());
    await propose(person('head-of-service'), subject, 'TLN-74');
    await agree(officer(), subject);
    const [worker] = await db.asSuperuser('SELECT name, email, team FROM worker WHERE service = $1 AND id = $2', [s.id, subject.id]);
    expect(worker).toEqual({ name: 'Former case manager 1', email: null, team: null });
    const entries = await db.store.asSystem(s.id, ({ records }) => records.chronology(child));
    expect(entries.filter((e) => String(e.recordedBy) === String(subject.id)).map((e) => [e.kind, e.recordedAs])).toEqual([['note.recorded', 'case-manager']]);
    for (const table of ['account', 'account_event', 'session']) expect(await db.asSuperuser(`SELECT 1 FROM ${table} WHERE service = $1 AND worker = $2`, [s.id, subject.id]), table).toEqual([]);
    const [certificate] = await db.store.asReader(officer().reader, ({ retention }) => retention.certificates());
    expect(certificate?.entry.data['pseudonym']).toBe('Former case manager 1');
  });

  it('removes working copies by itself when their day is over, and no day before', async () => {
    const old = (days: number): string => `now() - interval '${days} days'`;
    const [day] = await db.asSuperuser('SELECT now()::date::text AS today');
    s.today(String(day?.['today']));
    for (const days of [6, 9]) await db.asSuperuser(`INSERT INTO draft (service, worker, key, sort, sealed, saved_at, expires_at) VALUES ($1, $2, $3, 'draft', 'x', ${old(days)}, now() + interval '1 day')`, [s.id, s.workers.worker, `d${days}`]);
    for (const days of [88, 92]) await db.asSuperuser(`INSERT INTO command (service, id, worker, result, at) VALUES ($1, $2, $3, '{}', ${old(days)})`, [s.id, `${s.id}-result-${days}`, s.workers.worker]);
    for (const days of [700, 735]) await db.asSuperuser(`INSERT INTO account_event (service, at, worker, event, detail, address) VALUES ($1, ${old(days)}, $2, 'signed-in', $3, '')`, [s.id, s.workers.worker, `e${days}`]);
    for (const [days, status] of [[360, 'good'], [370, 'good'], [371, 'rejected']] as const) {
      const batch = machineIds.next();
      await db.asSuperuser(`INSERT INTO import_batch (service, id, source, filename, state, by, started_at, finished_at) VALUES ($1, $2, 'tracker', 'x.csv', 'done', $3, ${old(days)}, ${old(days)})`, [s.id, batch, s.workers.coordinator]);
      await db.asSuperuser(`INSERT INTO import_row (service, batch, line, status, reference, name, row) VALUES ($1, $2, 1, $3, 'r', $4, '{}')`, [s.id, batch, status, `n${days}`]);
    }
    const gone = await expireRows(s.ports, s.id);
    expect(gone).toMatchObject({ drafts: 1, 'sign-ins': 1, 'import-rows': 1 });
    const left = async (sql: string) => (await db.asSuperuser(sql, [s.id])).map((r) => Object.values(r)[0]);
    expect(await left('SELECT key FROM draft WHERE service = $1')).toEqual(['d6']);
    expect(await left("SELECT id FROM command WHERE service = $1 AND id LIKE '%result%'")).toEqual([`${s.id}-result-88`]);
    expect(await left('SELECT detail FROM account_event WHERE service = $1')).toEqual(['e700']);
    // What nobody has settled stays.
    expect(await left('SELECT name FROM import_row WHERE service = $1 ORDER BY 1')).toEqual(['n360', 'n371']);
    expect(await expireRows(s.ports, s.id)).toMatchObject({ drafts: 0, results: 0, 'sign-ins': 0, 'import-rows': 0 });
  });
});
