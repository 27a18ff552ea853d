import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Reader } from '../../src/app/ports/reader.ts';
import { sealAudit } from '../../src/app/audit/seal-audit.ts';
import { loadKeptAudit, proposeCut } from '../../src/app/retention/cut-audit.ts';
import { answerErasure } from '../../src/app/retention/decide-kept.ts';
import { expireRows } from '../../src/app/retention/expire-rows.ts';
import { recordHold } from '../../src/app/retention/holds.ts';
import type { Subject } from '../../src/core/chronology/entry.ts';
import type { Actor } from '../../src/core/decisions/command.ts';
import { id, type CommandId } from '../../src/core/values/ids.ts';
import { machineIds } from '../../src/store/ids.ts';
import { openDatabase, openService, SERVERS, type Database, type Service } from './harness.ts';

describe.each(SERVERS)('the traces of reads, cut off by two persons, on $server', ({ server }) => {
  let db: Database;
  let s: Service;
  let child: Subject;
  let held: Subject;
  beforeAll(async () => {
    db = await openDatabase(server);
  });
  afterAll(() => db?.close());

  const command = (): CommandId => id<CommandId>(machineIds.next());
  const look = (subject?: Subject): Promise<void> => db.store.asReader(s.reader('worker'), ({ lists }) => lists.audit({ event: 'child.opened', shown: 'first screen', ...(subject === undefined ? {} : { subject }) }));
  const head = { role: 'head-of-service', roles: ['head-of-service'] } as const;
  const headReader = (): Reader => ({ ...s.reader('coordinator'), roles: head.roles });
  const headActor = (): Actor => ({ ...s.actor('coordinator'), ...head });
  const propose = () => proposeCut(s.ports, s.reader('governor'), s.actor('governor'), { command: command(), reason: '' });
  const proposal = async () => (await loadKeptAudit(s.ports, s.reader('governor'), s.now()))!.kept.proposals[0]!.entry;
  const agree = async (reader = headReader(), actor = headActor()) => {
    const { id: of, subject } = await proposal();
    return answerErasure(s.ports, reader, actor, { command: command(), subject, proposal: of, answer: 'agree', reason: '' });
  };
  const tamper = (sql: string) => db.asSuperuser(`DO $do$ BEGIN SET LOCAL session_replication_role = replica; ${sql.replaceAll('$1', `'${s.id}'`)}; END $do$`);
  const broken = async (): Promise<readonly string[]> => (await db.store.verify(s.id)).broken.map((b) => `${b.chain} ${b.seq}: ${b.why}`);
  const count = async (): Promise<number> => Number((await db.asSuperuser('SELECT count(*) AS n FROM read_audit WHERE service = $1', [s.id]))[0]?.['n']);
  const years = async (): Promise<void> => {
    const [row] = await db.asSuperuser("SELECT (now() + interval '7 years')::date::text AS day");
    s.today(String(row?.['day']));
  };

  /** Two batches whose time is over in seven years, and a third that no cut reaches. */
  beforeEach(async () => {
    s = await openService(db);
    child = await s.child({ surname: 'Ashby', reference: `YJ-${s.id}` });
    held = await s.child({ surname: 'Held', reference: `YJ-H-${s.id}` });
    for (const of of [child, held, child]) await look(of);
    await sealAudit(s.ports, s.id, true);
    for (let n = 0; n < 3; n += 1) await look(child);
    await sealAudit(s.ports, s.id, true);
    await s.recorded('manager', held, 'hold.placed', { 'asked-by': 'The coroner', why: 'An inquest', 'review-on': '2040-01-01' });
  });

  it('is proposed by whom the rule names, agreed to by somebody else, and leaves the chain whole', async () => {
    expect(await propose()).toMatchObject({ outcome: 'refused', why: [expect.stringMatching(/^TLN-79: no whole batch of traces is from/)] });
    await years();
    expect(await proposeCut(s.ports, s.reader('manager'), s.actor('manager'), { command: command(), reason: '' })).toMatchObject({ outcome: 'refused', why: [expect.stringMatching(/^TLN-79: cutting off is proposed by service manager or head of service or information governance officer/)] });
    for (const person of ['worker', 'coordinator', 'police', 'volunteer', 'administrator'] as const) expect(await proposeCut(s.ports, s.reader(person), s.actor(person), { command: command(), reason: '' }), person).toEqual({ outcome: 'not-found' });
    expect((await loadKeptAudit(s.ports, s.reader('governor'), s.now()))?.cuttable).toMatchObject({ through: 2, rows: 6, kept: 1 });
    expect(await propose()).toEqual({ outcome: 'done' });
    expect(await propose()).toMatchObject({ outcome: 'refused', why: ['TLN-79: it is proposed already, and waits.'] });
    // What is written meanwhile is in no batch that was proposed.
    await look(child);
    await sealAudit(s.ports, s.id, true);
    expect(await agree(s.reader('governor'), s.actor('governor'))).toMatchObject({ outcome: 'refused', why: ['TLN-79: somebody else than who proposed it must agree.'] });
    const before = await count();
    expect(await agree()).toEqual({ outcome: 'done' });
    // Five went; the one about a record under a hold stays, and the trace of the cut came.
    expect(await count()).toBe(before - 5 + 1);
    expect(await db.store.verify(s.id)).toMatchObject({ broken: [], audit: { cutThrough: 2, batches: 3 } });
    await sealAudit(s.ports, s.id, true);
    expect(await db.store.verify(s.id)).toMatchObject({ broken: [], audit: { cutThrough: 2, unsealed: 0 } });
    const [certificate] = await db.store.asReader(s.reader('governor'), ({ retention }) => retention.certificates());
    expect(certificate?.entry.data).toMatchObject({ scope: 'audit', sort: 'audit', entries: 5, rule: 'TLN-79', 'proposed-by': s.workers.governor, 'agreed-by': s.workers.coordinator });
    expect((await db.asSuperuser('SELECT subject_id FROM read_audit r JOIN audit_leaf l ON l.service = r.service AND l.audit_row = r.id WHERE r.service = $1 AND l.batch <= 2', [s.id])).map((r) => r['subject_id'])).toEqual([held.id]);
  });

  it('is refused by the database itself without two persons, under a hold on the traces, and twice', async () => {
    await years();
    expect(await propose()).toEqual({ outcome: 'done' });
    const { id: of, subject } = await proposal();
    const cut = (agreed: string) => db.store.connections.asSystem(s.id, (tx) => tx.query('SELECT cut_audit($1, gen_random_uuid())', [agreed]));
    await expect(cut(of)).rejects.toThrow('without a proposal and an agreement');
    await expect(db.store.connections.asReader(s.reader('governor'), (tx) => tx.query('SELECT cut_audit($1, gen_random_uuid())', [of]))).rejects.toThrow('permission denied');
    await expect(db.store.connections.asSystem(s.id, (tx) => tx.query('DELETE FROM read_audit'))).rejects.toThrow('permission denied');
    const hold = await recordHold(s.ports, s.reader('governor'), s.actor('governor'), subject, { command: command(), kind: 'hold.placed', data: { 'asked-by': 'A court', why: 'A claim', 'review-on': '2040-01-01' } });
    expect(hold).toEqual({ outcome: 'done' });
    expect(await agree()).toMatchObject({ outcome: 'refused', why: [expect.stringContaining('TLN-69')] });
    const kept = (await loadKeptAudit(s.ports, s.reader('governor'), s.now()))!.kept.holds[0]!.entry;
    expect(await recordHold(s.ports, s.reader('governor'), s.actor('governor'), subject, { command: command(), kind: 'hold.lifted', of: kept.id, data: { why: 'It is settled' } })).toEqual({ outcome: 'done' });
    expect(await agree()).toEqual({ outcome: 'done' });
    const [done] = await db.asSuperuser("SELECT id FROM entry WHERE service = $1 AND kind = 'erasure.answered' ORDER BY seq DESC LIMIT 1", [s.id]);
    await expect(cut(String(done?.['id']))).rejects.toThrow('this cut was made already');
  });

  describe('once it was cut', () => {
    beforeEach(async () => {
      await years();
      await propose();
      await look(child);
      await look(child);
      await sealAudit(s.ports, s.id, true);
      await agree();
      await sealAudit(s.ports, s.id, true);
      expect(await broken()).toEqual([]);
    });

    it('finds a cut that goes further than was agreed', async () => {
      await tamper('DELETE FROM throughline.read_audit r USING throughline.audit_leaf l WHERE r.service = $1 AND l.service = $1 AND l.audit_row = r.id AND l.batch = 3');
      expect(await broken()).toEqual(['audit 3: it was sealed and is gone', 'audit 3: it was sealed and is gone']);
      await tamper('DELETE FROM throughline.audit_leaf WHERE service = $1 AND batch = 3');
      expect(await broken()).toEqual(['audit 3: the places of its rows are not those that were sealed: 0 of 2 are there']);
      await tamper('DELETE FROM throughline.audit_batch WHERE service = $1 AND seq = 3');
      expect((await broken())[0]).toMatch(/^audit 4: batch 3 is missing/);
    });

    it('finds that a batch before the cut was taken away as well, or changed', async () => {
      await tamper('DELETE FROM throughline.audit_batch WHERE service = $1 AND seq = 2');
      expect((await broken()).some((b) => b.includes('batch 2 is missing'))).toBe(true);
    });

    it('finds that a trace is gone that was to stay', async () => {
      await tamper(`DELETE FROM throughline.read_audit WHERE service = $1 AND subject_id = '${held.id}'`);
      expect(await broken()).toEqual(['audit 1: it was sealed and is gone']);
      await tamper('DELETE FROM throughline.audit_leaf WHERE service = $1 AND batch = 1');
      expect((await broken()).some((b) => b.includes('it was to stay when the traces before it were cut off'))).toBe(true);
    });

    it('finds that the trace of the cut itself is gone, or says more than was agreed', async () => {
      await tamper("UPDATE throughline.read_audit SET detail = jsonb_set(detail, '{through}', '3') WHERE service = $1 AND event = 'audit.cut'");
      const found = await broken();
      expect(found.some((b) => b.includes('two persons did not agree to just this'))).toBe(true);
      expect(found.some((b) => b.includes('it is not what was sealed'))).toBe(true);
    });

    it('finds a cut that nobody agreed to, although its trace was sealed', async () => {
      const [batch] = await db.asSuperuser("SELECT encode(hash, 'hex') AS hash FROM audit_batch WHERE service = $1 AND seq = 3", [s.id]);
      const forged = { through: 3, hash: batch?.['hash'], rows: 2, kept: [], proposal: machineIds.next(), agreed: machineIds.next(), certificate: machineIds.next() };
      await db.asSuperuser("INSERT INTO read_audit (service, worker, roles, agency, purpose, event, shown, detail) VALUES ($1, $2, '{}', '', 'x', 'audit.cut', 'x', $3)", [s.id, s.workers.governor, JSON.stringify(forged)]);
      await sealAudit(s.ports, s.id, true);
      await tamper('DELETE FROM throughline.read_audit r USING throughline.audit_leaf l WHERE r.service = $1 AND l.service = $1 AND l.audit_row = r.id AND l.batch = 3; DELETE FROM throughline.audit_leaf WHERE service = $1 AND batch = 3');
      const found = await broken();
      expect(found.some((b) => b.includes('two persons did not agree to just this'))).toBe(true);
      expect(found.some((b) => b.startsWith('audit 3: the places of its rows are not those'))).toBe(true);
    });
  });

  describe('the words beside the traces', () => {
    const trail = async () => (await db.store.asReader(s.reader('governor'), ({ audit }) => audit.trail({}))).map((r) => r.shown);
    const words = async () => (await db.asSuperuser('SELECT words FROM audit_words WHERE service = $1 ORDER BY 1', [s.id])).map((r) => r['words']);
    const search = (text: string) => db.store.asReader(s.reader('worker'), ({ lists }) => lists.search(text, 10, s.now()));
    const mark = () => db.store.asReader(s.reader('governor'), ({ lists }) => lists.audit({ event: 'audit.looked-into', shown: 'a signal', detail: { signal: 'x', outcome: 'in-order', note: 'Asked Ms Quill' } }));

    it('lie apart: the trace has a seal of them and no word, and whoever reads the audit reads both', async () => {
      await search('Ashby');
      await mark();
      await sealAudit(s.ports, s.id, true);
      expect(await words()).toEqual(['Ashby', 'Asked Ms Quill']);
      expect(await db.asSuperuser("SELECT id FROM read_audit WHERE service = $1 AND (detail::text || shown) ~ 'Ashby|Quill'", [s.id])).toEqual([]);
      expect(await trail()).toContain('1 found for "Ashby"');
      const [marked] = (await db.store.asReader(s.reader('governor'), ({ audit }) => audit.trail({ kept: 'audit.looked-into' })));
      expect(marked?.detail).toMatchObject({ signal: 'x', note: 'Asked Ms Quill' });
      expect(await broken()).toEqual([]);
      for (const role of ['governor', 'manager', 'worker'] as const) await expect(db.store.connections.asReader(s.reader(role), (tx) => tx.query('SELECT * FROM audit_words')), role).rejects.toThrow('permission denied');
    });

    it('go when their time is over, and the chain stays whole', async () => {
      await search('Ashby');
      await mark();
      await sealAudit(s.ports, s.id, true);
      expect(await expireRows(s.ports, s.id)).toMatchObject({ 'audit-words': 0 });
      const [row] = await db.asSuperuser("SELECT (now() + interval '90 days')::date::text AS last, (now() + interval '92 days')::date::text AS after");
      s.today(String(row?.['last']));
      expect(await expireRows(s.ports, s.id)).toMatchObject({ 'audit-words': 0 });
      s.today(String(row?.['after']));
      expect(await expireRows(s.ports, s.id)).toMatchObject({ 'audit-words': 2 });
      expect(await words()).toEqual([]);
      expect(await trail()).toContain('1 found, for words that are not kept any longer');
      expect(await broken()).toEqual([]);
    });

    it('finds words that were changed, put in, or taken away before their time', async () => {
      await search('Ashby');
      await sealAudit(s.ports, s.id, true);
      await tamper("UPDATE throughline.audit_words SET words = 'Nobody' WHERE service = $1");
      expect(await broken()).toEqual(['audit 0: the words beside it are not those that were sealed']);
      await tamper('DELETE FROM throughline.audit_words WHERE service = $1');
      expect(await broken()).toEqual([expect.stringContaining('the words beside it are gone')]);
      await tamper("INSERT INTO throughline.audit_words (service, audit_row, field, salt, words) VALUES ($1, 999999999, 'words', '\\x00', 'x')");
      expect(await broken()).toContainEqual(expect.stringContaining('no seal'));
    });
  });
});
