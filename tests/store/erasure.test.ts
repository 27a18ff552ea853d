import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deriveAgain } from '../../src/app/rebuild/derive-again.ts';
import { rebuild } from '../../src/app/rebuild/rebuild.ts';
import { record } from '../../src/app/record/record.ts';
import { answerErasure, keepLonger, proposeErasure } from '../../src/app/retention/decide-kept.ts';
import { placeHold, recordHold } from '../../src/app/retention/holds.ts';
import { loadKept } from '../../src/app/retention/load-kept.ts';
import { loadReview } from '../../src/app/retention/load-review.ts';
import type { Subject } from '../../src/core/chronology/entry.ts';
import { id, type CommandId, type EntryId, type SubjectId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { machineIds } from '../../src/store/ids.ts';
import { openDatabase, openService, SERVERS, type Database, type Person, type Service } from './harness.ts';

/** Words that stand in this record and nowhere else. */
const NAMES = ['Zephyrine', 'Quillonby', 'Zephy', 'YJ-7751'];
const WORDS = ['kestrel-marmalade', 'Plover Lane', 'tangerine-bassoon', 'heliotrope', 'periwinkle'];

describe.each(SERVERS)('erasing on $server', ({ server }) => {
  let db: Database;
  let s: Service;
  let child: Subject;
  let sibling: Subject;
  let other: Subject;
  let sitting: Subject;
  const command = (): CommandId => id<CommandId>(machineIds.next());
  const kept = (person: Person, who: Subject = child) => loadKept(s.ports, s.reader(person), who, s.now());
  const propose = (person: Person, who: Subject, rule: string, reason = 'Nothing is left to be done with it') => proposeErasure(s.ports, s.reader(person), s.actor(person), { command: command(), subject: who, rule, reason });
  const answer = async (person: Person, who: Subject, said: 'agree' | 'refuse' | 'withdraw' = 'agree', reason = '') => {
    const proposal = (await kept('governor', who))?.proposals[0]?.entry.id ?? id<EntryId>(machineIds.next());
    return answerErasure(s.ports, s.reader(person), s.actor(person), { command: command(), subject: who, proposal, answer: said, reason });
  };

  beforeAll(async () => {
    db = await openDatabase(server);
    s = await openService(db);
    s.today('2019-06-03');
    child = await s.child({ surname: 'Quillonby', forenames: 'Zephyrine', knownAs: 'Zephy', reference: 'YJ-7751', born: '1998-03-03' });
    sibling = await s.child({ surname: 'Other', forenames: 'Robin', reference: 'YJ-2', born: '2012-03-03' });
    other = await s.child({ surname: 'Third', forenames: 'Alex', reference: 'YJ-3', born: '2011-03-03' });
    await s.recorded('worker', child, 'order.started', { type: 'yro', ends: '2019-06-14' });
    await s.recorded('worker', child, 'address.recorded', { address: '7 Plover Lane' });
    await s.recorded('worker', child, 'assessment.completed', { yogrs: 88, harm: 'high', 'safety-and-wellbeing': 'low', reoffending: 'medium' });
    const note = await s.recorded('worker', child, 'note.recorded', { note: 'They said kestrel-marmalade about Zephyrine' });
    await s.recorded('worker', child, 'note.recorded', { note: 'They said tangerine-bassoon about Zephyrine' }, { supersedes: note.entries[0]!, reason: 'heliotrope was wrong' });
    await s.recorded('police', child, 'intelligence.recorded', { direction: 'police-to-yos', text: 'Zephyrine with periwinkle', 'passed-on': 'periwinkle' });
    await s.recorded('manager', child, 'case.restricted', { why: 'A colleague’s child', ask: s.workers.manager, people: [{ worker: s.workers.manager }, { worker: s.workers.worker }, { worker: s.workers.police }] });
    const told = await s.recorded('worker', sibling, 'sibling.recorded', { name: 'Zephyrine Quillonby', child: child.id, relation: 'sister', age: 20 });
    await s.recorded('worker', sibling, 'sibling.answered', { 'at-risk': 'yes', name: 'Zephyrine', why: 'heliotrope' }, { of: told.entries[0]! });
    sitting = { kind: 'sitting', id: id<SubjectId>(machineIds.next()) };
    await record(s.ports, s.command('coordinator', sitting, [{ kind: 'sitting.planned', data: { meeting: 'rag-meeting', on: '2019-06-03' }, occurredOn: s.now() }]), { create: true });
    await s.recorded('coordinator', sitting, 'sitting.child-added', { child: child.id, reason: 'Zephyrine and heliotrope' });
    await s.recorded('coordinator', sitting, 'sitting.child-added', { child: other.id, reason: 'Alex is to be talked about' });
    // What was said of several children together: the one name goes, the rest is still said.
    await s.recorded('coordinator', sitting, 'sitting.adjourned', { reason: 'Zephyrine Quillonby and Alex Third were spoken of; Zephy is in YJ-7751’s school. The rest stays' });
    const [batch] = [machineIds.next()];
    await db.asSuperuser(`INSERT INTO import_batch (service, id, source, filename, file, state, by, started_at) VALUES ($1, $2, 'tracker', 'tracker.csv', 'Quillonby'::bytea, 'done', $3, now())`, [s.id, batch, s.workers.coordinator]);
    for (const [line, name, reference, of] of [[1, 'Zephyrine Quillonby', 'YJ-7751', child.id], [2, 'Quillonby', 'YJ-7751', null], [3, 'Somebody else', 'YJ-9', null]] as const) {
      await db.asSuperuser(`INSERT INTO import_row (service, batch, line, status, reference, name, row, child) VALUES ($1, $2, $3, 'good', $4, $5, $6, $7)`, [s.id, batch, line, reference, name, JSON.stringify({ name }), of]);
    }
    await db.asSuperuser(`INSERT INTO import_identity (service, source, reference, child, cells, batch) VALUES ($1, 'tracker', 'YJ-7751', $2, '{"name": "Quillonby"}', $3)`, [s.id, child.id, batch]);
    await db.asSuperuser(`INSERT INTO draft (service, worker, key, sort, sealed, saved_at, expires_at) VALUES ($1, $2, $3, 'draft', 'Zephyrine'::bytea, now(), now() + interval '1 day')`, [s.id, s.workers.worker, `child:${child.id}/note.recorded`]);
    await db.asSuperuser(`INSERT INTO meeting_item (service, sitting, child, version, form, decision, state, seen, saved_by, saved_at) VALUES ($1, $2, $3, 1, '{"note": "heliotrope"}', '{}', 'ready', 1, $4, now())`, [s.id, sitting.id, child.id, s.workers.coordinator]);
  }, 120_000);
  afterAll(() => db?.close());

  /** Every column of every table in which one of the words stands. */
  async function found(words: readonly string[]): Promise<string[]> {
    const columns = await db.asSuperuser(`SELECT table_name, column_name, data_type FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE table_schema = 'throughline' AND table_type = 'BASE TABLE' ORDER BY 1, 2`);
    const out: string[] = [];
    for (const c of columns) {
      const text = c['data_type'] === 'bytea' ? `encode(${String(c['column_name'])}, 'escape')` : `${String(c['column_name'])}::text`;
      const [row] = await db.asSuperuser(`SELECT count(*) AS n FROM throughline.${String(c['table_name'])} WHERE EXISTS (SELECT FROM unnest($1::text[]) w WHERE position(lower(w) IN lower(${text})) > 0)`, [words]);
      if (Number(row?.['n']) > 0) out.push(`${String(c['table_name'])}.${String(c['column_name'])}`);
    }
    return out;
  }

  it('finds the child in many places before', async () => {
    expect(await found([...NAMES, ...WORDS])).toEqual(expect.arrayContaining([
      'draft.sealed', 'entry_content.data', 'entry_content.reason', 'import_batch.file', 'import_identity.cells', 'import_row.name', 'meeting_item.form', 'restricted_name.names', 'search_name.names', 'search_text.body', 'standing.facts', 'standing.surname',
    ]));
  });

  it('lists until when, for those who keep records, and for nobody else', async () => {
    const terms = (person: Person) => db.store.asReader(s.reader(person), ({ retention }) => retention.terms({ subject: child, limit: 10 }));
    s.today('2025-06-14');
    await deriveAgain(s.ports, s.id, s.now());
    expect(await terms('governor')).toMatchObject([{ rule: 'TLN-66', scope: 'part', keptUntil: '2025-06-03' }, { rule: 'TLN-60', scope: 'record', keptUntil: '2025-06-14' }]);
    expect(await terms('manager')).toHaveLength(2);
    for (const person of ['worker', 'coordinator', 'police', 'volunteer', 'administrator'] as const) expect(await terms(person), person).toEqual([]);
    const seen = await db.store.connections.asReader(s.reader('governor'), (tx) => tx.query('SELECT * FROM entry_content WHERE subject_id = $1', [child.id]));
    expect(seen).toEqual([]);
    const [row] = (await loadReview(s.ports, s.reader('governor'), s.now())).toDecide;
    expect(row).toMatchObject({ about: 'A restricted record', term: { rule: 'TLN-66' } });
  });

  it('erases entries of one rule before the record, by the same way', async () => {
    expect(await propose('governor', child, 'TLN-66')).toMatchObject({ outcome: 'refused', why: [expect.stringMatching(/^TLN-66: erasing is proposed by team manager/)] });
    expect(await propose('manager', child, 'TLN-60')).toMatchObject({ outcome: 'refused', why: ['TLN-60: it is kept until 14 June 2025. It can be erased from the day after.'] });
    expect(await propose('manager', child, 'TLN-66', '')).toEqual({ outcome: 'done' });
    expect(await answer('manager', child)).toMatchObject({ outcome: 'refused', why: ['TLN-66: a proposal is answered by information governance officer.'] });
    expect(await answer('governor', child)).toEqual({ outcome: 'done' });
    expect(await found(['periwinkle'])).toEqual([]);
    expect((await found(['tangerine'])).length).toBeGreaterThan(0);
    const tombs = (person: Person) => db.store.asReader(s.reader(person), ({ retention }) => retention.tombstones(child.id));
    expect((await tombs('police')).map((t) => [t.kind, t.clause, t.erasedOn]).sort()).toEqual([['intelligence.notice', 'TLN-66', '2025-06-14'], ['intelligence.recorded', 'TLN-66', '2025-06-14']]);
    // That there was intelligence is not told by its tombstone either.
    expect((await tombs('manager')).map((t) => t.kind)).toEqual(['intelligence.notice']);
    expect((await kept('manager'))?.terms.map((t) => t.term.rule)).toEqual(['TLN-60']);
    expect(await db.store.verify(s.id)).toMatchObject({ broken: [], erased: [expect.any(Number), expect.any(Number)] });
  });

  it('holds a record: whoever may not look names the child exactly', async () => {
    s.today('2025-06-20');
    const hold = (who: { reference: string }) => placeHold(s.ports, s.reader('governor'), s.actor('governor'), who, { command: command(), kind: 'hold.placed', data: { 'asked-by': 'A solicitor', why: 'A claim', 'review-on': '2025-12-20' } });
    expect(await hold({ reference: 'YJ-775' })).toMatchObject({ outcome: 'refused' });
    expect(await hold({ reference: 'YJ-7751' })).toMatchObject({ outcome: 'done', child: child.id });
    expect(await propose('manager', child, 'TLN-60')).toMatchObject({ outcome: 'refused', why: [expect.stringContaining('TLN-67: While a legal hold stands, nothing of the record is erased. Needed: that the legal hold is lifted')] });
    const held = (await kept('governor'))?.holds[0];
    expect(held?.reviewOn).toBe('2025-12-20');
    expect(await recordHold(s.ports, s.reader('worker'), s.actor('worker'), child, { command: command(), kind: 'hold.lifted', data: { why: 'No' }, of: held!.entry.id })).toEqual({ outcome: 'not-found' });
  });

  it('keeps it longer, with a reason and until a day', async () => {
    const held = (await kept('governor'))!.holds[0]!;
    expect(await recordHold(s.ports, s.reader('manager'), s.actor('manager'), child, { command: command(), kind: 'hold.lifted', data: { why: 'The claim is settled' }, of: held.entry.id })).toEqual({ outcome: 'done' });
    expect(await keepLonger(s.ports, s.reader('governor'), s.actor('governor'), { command: command(), subject: child, until: plainDate('2025-08-20'), reason: 'A complaint' })).toEqual({ outcome: 'done' });
    expect((await kept('governor'))?.terms[0]?.term.keptUntil).toBe('2025-08-20');
    s.today('2025-08-21');
    expect((await kept('governor'))?.terms[0]).toMatchObject({ over: true, goes: expect.arrayContaining([{ label: 'Note', entries: 2 }]) as unknown });
  });

  it('is refused by the database itself without two persons, under a hold, or for what was not agreed', async () => {
    expect(await propose('manager', child, 'TLN-60')).toEqual({ outcome: 'done' });
    const proposal = (await kept('governor'))!.proposals[0]!.entry;
    const erase = (agreed: EntryId, entries: readonly EntryId[]) => db.store.asSystem(s.id, ({ retention }) => retention.erase({ agreed, entries, blackened: [], names: [], certificate: id<EntryId>(machineIds.next()), today: s.now() }));
    await expect(erase(proposal.id, [])).rejects.toThrow('without a proposal and an agreement');
    // The same person agrees, past the use case.
    const own = await record(s.ports, { ...s.command('manager', child, [{ kind: 'erasure.answered', data: { answer: 'agree', as: 'team-manager' }, occurredOn: s.now(), of: proposal.id }]), actor: { ...s.actor('manager'), role: 'system' } });
    if (own.outcome !== 'recorded') throw new Error('not recorded');
    await expect(erase(own.entries[0]!, [])).rejects.toThrow('by the same person');
    for (const sql of ["SELECT erase_record(gen_random_uuid(), '{}', '{}', gen_random_uuid(), now()::date, NULL, '{}')", 'SELECT cut_audit(gen_random_uuid(), gen_random_uuid())', "SELECT expire_rows('drafts', now())", 'DELETE FROM erasure', 'SELECT holds_that_stand()', 'SELECT * FROM audit_words']) {
      await expect(db.store.connections.asReader(s.reader('governor'), (tx) => tx.query(sql)), sql).rejects.toThrow(/permission denied/);
    }
    expect(await propose('manager', child, 'TLN-60')).toEqual({ outcome: 'done' });
    const second = (await kept('governor'))!.proposals.find((p) => p.agreed === undefined)!.entry;
    const agreed = await record(s.ports, { ...s.command('governor', child, [{ kind: 'erasure.answered', data: { answer: 'agree', as: 'information-governance-officer' }, occurredOn: s.now(), of: second.id }]), actor: { ...s.actor('governor'), role: 'system' } });
    if (agreed.outcome !== 'recorded') throw new Error('not recorded');
    await expect(erase(agreed.entries[0]!, [])).rejects.toThrow('a whole record is erased whole');
    const all = await db.store.asSystem(s.id, ({ records }) => records.chronology(child));
    const strange = await db.store.asSystem(s.id, ({ records }) => records.chronology(other));
    await expect(erase(agreed.entries[0]!, [...all, ...strange].map((e) => e.id))).rejects.toThrow('not about this child');
    await s.recorded('manager', child, 'hold.placed', { 'asked-by': 'A court', why: 'A hearing', 'review-on': '2025-12-20' });
    await expect(erase(agreed.entries[0]!, all.map((e) => e.id))).rejects.toThrow('under a legal hold');
    const hold = (await kept('manager'))!.holds[0]!;
    await s.recorded('manager', child, 'hold.lifted', { why: 'Done' }, { of: hold.entry.id });
    await s.recorded('worker', child, 'note.recorded', { note: 'They rang: kestrel-marmalade' });
    const now = async () => (await db.store.asSystem(s.id, ({ records }) => records.chronology(child))).map((e) => e.id);
    await expect(erase(agreed.entries[0]!, await now())).rejects.toThrow('since the erasure was proposed');
    // What cannot be carried out any longer is taken back, and then nothing is left of the agreement.
    for (const { entry } of (await kept('manager'))!.proposals) {
      expect(await answerErasure(s.ports, s.reader('manager'), s.actor('manager'), { command: command(), subject: child, proposal: entry.id, answer: 'withdraw', reason: 'They rang' })).toEqual({ outcome: 'done' });
    }
    expect((await kept('manager'))!.proposals).toEqual([]);
    await expect(erase(agreed.entries[0]!, await now())).rejects.toThrow('taken back');
  });

  it('erases the whole record: nobody finds the child anywhere, the chain is whole, and a certificate says what went', async () => {
    const before = await db.store.verify(s.id);
    await db.store.asReader(s.reader('worker'), ({ lists }) => lists.search('Quillonby', 10, s.now()));
    expect(await propose('manager', child, 'TLN-60')).toEqual({ outcome: 'done' });
    const open = (await kept('governor'))!.proposals.filter((p) => p.agreed === undefined);
    expect(await answerErasure(s.ports, s.reader('governor'), s.actor('governor'), { command: command(), subject: child, proposal: open.at(-1)!.entry.id, answer: 'agree', reason: '' })).toEqual({ outcome: 'done' });
    expect((await found([...NAMES, ...WORDS]))).toEqual(['entry_content.data']);
    // The certificate keeps the reference, and nothing else of the child.
    expect(await found([...NAMES.filter((n) => n !== 'YJ-7751'), ...WORDS])).toEqual([]);
    const after = await db.store.verify(s.id);
    expect(after).toMatchObject({ broken: [] });
    expect(after.entries).toBe(before.entries + 4);
    const result = await rebuild(s.ports, s.id, { today: s.now() });
    expect(result.differences.filter((d) => d.cause === 'unexplained')).toEqual([]);
    expect(result.differences.filter((d) => [sibling.id, sitting.id].includes(d.subject.id))).toEqual([]);
    // The id alone is left, in what is sealed, in what says that it was erased, and nowhere in what is worked out.
    expect(await found([child.id])).toEqual(['entry.subject_id', 'erasure.subject_id', 'read_audit.subject_id', 'subject.id']);
    // What is about others stays.
    expect((await db.store.asSystem(s.id, ({ records }) => records.chronology(sitting))).map((e) => e.data['reason']).filter(Boolean)).toEqual(['Alex is to be talked about', '[a child whose record was erased] and Alex Third were spoken of; [a child whose record was erased] is in [a child whose record was erased]’s school. The rest stays']);
    expect(await db.asSuperuser('SELECT name FROM import_row WHERE service = $1', [s.id])).toEqual([{ name: 'Somebody else' }]);
    const [certificate] = await db.store.asReader(s.reader('governor'), ({ retention }) => retention.certificates());
    expect(certificate?.entry.data).toMatchObject({ scope: 'record', reference: 'YJ-7751', born: 1998, rule: 'TLN-60', 'proposed-by': s.workers.manager, 'agreed-by': s.workers.governor, beside: 3 });
    expect(certificate?.hash).toBe(after.head.hash);
    expect(await kept('governor')).toBeUndefined();
  });

  it('takes nothing more about a record that was erased', async () => {
    const again = await record(s.ports, s.command('worker', child, [{ kind: 'note.recorded', data: { note: 'Again' }, occurredOn: s.now() }]));
    expect(again.outcome).toBe('not-allowed');
    const tombs = await db.store.asReader(s.reader('worker'), ({ retention }) => retention.tombstones(child.id));
    expect(tombs.length).toBeGreaterThan(8);
  });
});
