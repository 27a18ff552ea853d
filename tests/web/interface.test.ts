import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { id, type AgencyId, type SubjectId } from '../../src/core/values/ids.ts';
import { openApi } from '../../src/web/api/document/openapi.ts';
import { OPERATIONS } from '../../src/web/api/operations.ts';
import { AIMS_OF_SYSTEMS } from '../../src/core/access/roles-of-systems.ts';
import { aimOf } from '../../src/core/access/purposes.ts';
import { planSitting } from '../../src/app/meetings/plan-sitting.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { AGENCY, openWebService, PEOPLE, SERVICE, type WebService } from './service.ts';
import { commandId, systemOf, type ApiAnswer, type System } from './system.ts';

let web: WebService;
let system: System;
let child: SubjectId;

/** Whether each answer is what the document says, whatever is asked in this file. */
const document = openApi(new URL('http://localhost:3000'));
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema({ ...document, $id: 'interface' });
const seen = new Set<string>();

function fits(operation: string, answer: ApiAnswer): void {
  const of = OPERATIONS.find((o) => o.name === operation);
  if (of === undefined) throw new Error(`there is no operation ${operation}`);
  const at = `#/paths/${of.path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/${of.method.toLowerCase()}/responses/${answer.status}`;
  const isProblem = answer.status >= 400;
  const pointer = isProblem ? `#/components/responses/Problem${answer.status}/content/application~1problem+json/schema` : `${at}/content/application~1json/schema`;
  if (isProblem && !Object.hasOwn((JSON.parse(JSON.stringify(document)) as { paths: Record<string, Record<string, { responses: object }>> }).paths[of.path]?.[of.method.toLowerCase()]?.responses ?? {}, String(answer.status))) {
    throw new Error(`${operation} answered ${answer.status}, which its document does not name: ${answer.text}`);
  }
  const validate = ajv.getSchema(`interface${pointer}`);
  if (validate === undefined) throw new Error(`no schema at ${pointer}`);
  expect(validate(answer.body) ? [] : validate.errors, `${operation} ${answer.status}`).toEqual([]);
  expect(answer.type).toMatch(isProblem ? /^application\/problem\+json/ : /^application\/json/);
  if (!isProblem) seen.add(operation);
}
const list = (value: unknown): readonly Readonly<Record<string, unknown>>[] => (Array.isArray(value) ? (value as Record<string, unknown>[]) : []);

beforeAll(async () => {
  web = await openWebService();
  system = await systemOf(web, { name: 'Case exchange' });
  child = await web.child('Ashgrove', [{ kind: 'dyo.classified', data: { criterion: ['yogrs'] }, happened: true }, { kind: 'rag.set', data: { colour: 'red' }, happened: true }]);
}, 120_000);
afterAll(() => web?.close());

describe('the document of the interface', () => {
  it('is valid OpenAPI 3.1, and is given to whoever asks', async () => {
    const reply = await web.app.inject({ method: 'GET', url: '/api/v1/openapi.json' });
    expect(reply.statusCode).toBe(200);
    const result = await new Validator().validate(JSON.parse(reply.body) as Record<string, unknown>);
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
    expect(reply.headers['set-cookie']).toBeUndefined();
  });

  it('offers to systems just the purposes that operations are for', () => {
    expect(new Set(OPERATIONS.map((o) => aimOf(o.purpose)).filter((a) => a !== 'own'))).toEqual(new Set(AIMS_OF_SYSTEMS));
  });

  it('names every operation once, and every one that writes to a record says so', () => {
    expect(new Set(OPERATIONS.map((o) => o.name)).size).toBe(OPERATIONS.length);
    expect(OPERATIONS.filter((o) => o.method !== 'GET' && o.group !== 'told' && o.records !== true).map((o) => o.name)).toEqual([]);
  });
});

describe('a system that reads', () => {
  it('is told who it is here', async () => {
    const answer = await system.get('/me');
    fits('who', answer);
    expect(answer.body).toMatchObject({ name: 'Case exchange', agency: { id: AGENCY }, service: { id: SERVICE, name: 'Testshire' }, role: 'team-manager', mayRecord: true, until: '2027-03-31' });
  });

  it('goes through the children by cursor, whoever is added meanwhile coming at the end', async () => {
    for (const name of ['Birchwood', 'Cedarfield', 'Dogwood']) await web.child(name);
    const found: string[] = [];
    let cursor = '';
    for (let page = 0; page < 10; page += 1) {
      const answer = await system.get(`/children?limit=2${cursor}`);
      fits('children.list', answer);
      found.push(...list(answer.body['children']).map((c) => String(c['surname'])));
      if (page === 0) await web.child('Elderwood');
      if (answer.body['next'] === undefined) break;
      cursor = `&cursor=${String(answer.body['next'])}`;
    }
    expect(found).toEqual(['Ashgrove', 'Birchwood', 'Cedarfield', 'Dogwood', 'Elderwood']);
    const red = await system.get('/children?rag=red&dyo=yes');
    expect(list(red.body['children']).map((c) => c['surname'])).toEqual(['Ashgrove']);
    const wrong = await system.get('/children?cursor=x');
    fits('children.list', wrong);
    expect(wrong.status).toBe(400);
    expect(wrong.body['faults']).toEqual([{ field: 'cursor', expected: 'the value of next as the page before gave it' }]);
  });

  it('finds a child however the name is spelt', async () => {
    const answer = await system.get('/children/search?q=ashgrov');
    fits('children.search', answer);
    expect(list(answer.body['found'])[0]).toMatchObject({ why: 'name', child: { surname: 'Ashgrove' } });
  });

  it('sees where a child stands, with the duties and the entry that each fact comes from', async () => {
    const answer = await system.get(`/children/${child}`);
    fits('child', answer);
    expect(answer.body).toMatchObject({ child: { id: child, surname: 'Ashgrove', rag: { colour: 'red' } }, facts: { rag: { value: 'red' } } });
    expect(list(answer.body['duties']).length).toBeGreaterThan(0);
  });

  it('reads the chronology with who recorded what, and later only what is new', async () => {
    const first = await system.get(`/children/${child}/entries?limit=2`);
    fits('entries', first);
    expect(list(first.body['entries'])).toHaveLength(2);
    expect(list(first.body['entries'])[0]).toMatchObject({ kind: 'identity.recorded', recordedBy: { name: 'Ben Manager' }, recordedAs: 'team-manager', state: 'stands', agency: { id: AGENCY, name: 'Testshire Youth Justice Service' } });
    const rest = await system.get(`/children/${child}/entries?cursor=${String(first.body['next'])}`);
    fits('entries', rest);
    expect(list(rest.body['entries']).map((e) => e['kind'])).toContain('rag.set');
    const later = await system.get(`/children/${child}/entries?cursor=${String(rest.body['last'])}`);
    expect(later.body).toMatchObject({ entries: [], last: rest.body['last'] });
    const one = await system.get(`/children/${child}/entries/${String(list(first.body['entries'])[0]?.['id'])}`);
    fits('entry', one);
    expect(one.body).toMatchObject({ entry: { kind: 'identity.recorded' } });
  });

  it('goes through what is to be done in the order of its days, each line once', async () => {
    const found: string[] = [];
    const due: string[] = [];
    let cursor = '';
    for (let page = 0; page < 60; page += 1) {
      const answer = await system.get(`/duties?limit=3${cursor}`);
      fits('duties', answer);
      for (const d of list(answer.body['duties'])) {
        found.push(`${String(d['key'])} ${JSON.stringify(d['about'])}`);
        due.push(String(d['due'] ?? '9999'));
      }
      if (answer.body['next'] === undefined) break;
      cursor = `&cursor=${String(answer.body['next'])}`;
    }
    expect(found.length).toBeGreaterThan(3);
    expect(new Set(found).size).toBe(found.length);
    expect(due).toEqual([...due].sort());
    const [first] = list((await system.get(`/duties?limit=1&child=${child}`)).body['duties']);
    const same = await system.get(`/duties?clause=${String(first?.['clause'])}&owner=${String(first?.['owner'])}&dueUntil=${String(first?.['due'])}`);
    fits('duties', same);
    expect(list(same.body['duties']).map((d) => d['key'])).toContain(first?.['key']);
  });

  it('reads the policy in force, and what can be recorded with its fields', async () => {
    const policy = await system.get('/policy');
    fits('policy', policy);
    expect(list(policy.body['clauses']).length).toBeGreaterThan(100);
    const kinds = await system.get('/kinds');
    fits('kinds', kinds);
    expect(list(kinds.body['kinds']).find((k) => k['kind'] === 'rag.set')).toMatchObject({ nature: 'decision', data: { properties: { colour: {} }, additionalProperties: false } });
  });

  it('reads the figures of a quarter, and the rows behind one', async () => {
    const all = await system.get('/measures?from=2026-10-01&until=2026-12-31');
    fits('measures', all);
    const [first] = list(all.body['measures']);
    expect(first, all.text).toBeDefined();
    const one = await system.get(`/measures/${String(first?.['name'])}?from=2026-10-01&until=2026-12-31`);
    fits('measure', one);
    expect(one.body).toMatchObject({ measure: { name: first?.['name'] } });
    const none = await system.get('/measures/nothing?from=2026-10-01&until=2026-12-31');
    fits('measure', none);
    expect(none.status).toBe(404);
    const wrong = await system.get('/measures?from=2026-12-01&until=2026-10-31');
    fits('measures', wrong);
    expect(wrong.body).toMatchObject({ status: 400, faults: [{ field: 'until' }] });
  });

  it('follows sittings and the agenda of each', async () => {
    const planned = await planSitting(web.ports, { command: id(web.ports.ids.next()), actor: { worker: PEOPLE.ben.worker, name: 'Ben', role: 'team-manager', roles: ['team-manager'], agency: AGENCY, service: SERVICE }, meeting: 'rag-meeting', on: plainDate('2026-12-08'), at: '10:00', place: 'Office' });
    const sittings = await system.get('/sittings');
    fits('sittings', sittings);
    const [first] = list(sittings.body['sittings']);
    expect(first, JSON.stringify(planned)).toBeDefined();
    const one = await system.get(`/sittings/${String(first?.['id'])}`);
    fits('sitting', one);
    expect(list(one.body['agenda']).map((c) => c['name'])).toContain('Jo Ashgrove');
    const none = await system.get(`/sittings/${web.ports.ids.next()}`);
    fits('sitting', none);
    expect(none.status).toBe(404);
  });

  it('leaves a trace of every call under its name, with the person in whose name it asked', async () => {
    await system.get(`/children/${child}`, { 'on-behalf-of': 'Zo%C3%AB Marsh' });
    const rows = (await web.store.connections.asSystem(SERVICE, (tx) => tx.query('SELECT worker::text, purpose, event, shown, subject_id::text FROM audit_evidence(0, 1000000) ORDER BY id'))) as readonly Record<string, unknown>[];
    expect(rows.at(-1)).toEqual({ worker: system.worker, purpose: 'working with the child', event: 'child.opened', shown: 'where the child stands, by the interface, for Zoë Marsh', subject_id: child });
    const wrong = await system.get(`/children/${child}`, { 'on-behalf-of': 'a%0Ab' });
    expect(wrong.status).toBe(400);
  });
});

describe('a system that records', () => {
  const note = (text: string): Record<string, unknown> => ({ kind: 'note.recorded', data: { note: text }, occurredOn: '2026-11-23' });

  it('records several entries in one act, under its own name and for whom it says, and once only however often it is sent', async () => {
    const body = { command: commandId(web), records: [note('Seen at school'), note('Spoke with the mother')] };
    const first = await system.post(`/children/${child}/entries`, body, { 'on-behalf-of': 'J Marsh' });
    fits('record', first);
    expect(first.status, first.text).toBe(201);
    const again = await system.post(`/children/${child}/entries`, body);
    fits('record', again);
    expect(again.body).toEqual(first.body);
    const all = await web.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: child }));
    const notes = all.filter((e) => e.kind === 'note.recorded');
    expect(notes.map((e) => e.data['note'])).toEqual(['Seen at school', 'Spoke with the mother']);
    expect(notes[0]).toMatchObject({ recordedBy: system.worker, recordedAs: 'team-manager', marks: ['sent by Case exchange (a system of Testshire Youth Justice Service) for J Marsh'] });
    const read = await system.get(`/children/${child}/entries?kind=note.recorded`);
    expect(list(read.body['entries'])[0]).toMatchObject({ recordedBy: { id: system.worker, name: 'Case exchange (a system of Testshire Youth Justice Service)' } });
  });

  it('is told where an id was used for something else, and where it is another system’s', async () => {
    const command = commandId(web);
    expect((await system.post(`/children/${child}/entries`, { command, records: [note('One thing')] })).status).toBe(201);
    const other = await system.post(`/children/${child}/entries`, { command, records: [note('Another')] });
    fits('record', other);
    expect(other.status).toBe(409);
    expect(other.body['type']).toBe('urn:throughline:problem:command-used');
    const stranger = await systemOf(web);
    const theirs = await stranger.post(`/children/${child}/entries`, { command, records: [note('One thing')] });
    fits('record', theirs);
    expect(theirs.status).toBe(409);
    expect(theirs.text).not.toContain('entries":[');
  });

  it('is told each field that does not do, and what would', async () => {
    const missing = await system.post(`/children/${child}/entries`, { records: [] });
    fits('record', missing);
    expect(missing.status).toBe(400);
    expect(list(missing.body['faults']).map((f) => f['field'])).toEqual(['command', 'records']);
    const wrong = await system.post(`/children/${child}/entries`, { command: commandId(web), records: [{ kind: 'rag.set', data: { colour: 'purple' }, occurredOn: '2026-11-23' }] });
    fits('record', wrong);
    expect(wrong.status).toBe(422);
    expect(wrong.body).toMatchObject({ type: 'urn:throughline:problem:fields-wrong', faults: [{ record: 0, field: 'colour', expected: expect.stringContaining('one of:') as string }] });
    const kind = await system.post(`/children/${child}/entries`, { command: commandId(web), records: [{ kind: 'proposal.answered', data: {}, occurredOn: '2026-11-23' }] });
    fits('record', kind);
    expect(kind.body).toMatchObject({ status: 422, faults: [{ record: 0, field: 'kind' }] });
    const strange = await system.post(`/children/${child}/entries`, { command: commandId(web), records: [{ kind: 'allocation.made', data: { role: 'case-manager', worker: system.worker }, occurredOn: '2026-11-23' }] });
    fits('record', strange);
    expect(strange.body).toMatchObject({ status: 422, faults: [{ record: 0, field: 'worker' }] });
    const unknown = await system.post(`/children/${child}/entries`, { command: commandId(web), records: [note('x')], recodrs: 1 });
    fits('record', unknown);
    expect(list(unknown.body['faults'])).toEqual([{ field: 'recodrs', expected: 'no such field: leave it out' }]);
  });

  it('is refused by a rule, with its clause and what would satisfy it, and asked for what a rule wants', async () => {
    const outcomes = new Map<number, ApiAnswer>();
    for (const record of [
      { kind: 'dyo.decision', data: { decision: 'remove' }, occurredOn: '2026-11-23' },
      { kind: 'rag.set', data: { colour: 'green' }, occurredOn: '2026-11-23' },
      { kind: 'dyo.classified', data: { criterion: ['yogrs'] }, occurredOn: '2026-11-23' },
    ]) {
      const answer = await system.post(`/children/${child}/entries`, { command: commandId(web), records: [record] });
      fits('record', answer);
      outcomes.set(outcomes.size, answer);
    }
    const refused = [...outcomes.values()].filter((a) => a.status === 422 && Array.isArray(a.body['objections']));
    expect(refused.length, [...outcomes.values()].map((a) => a.text).join('\n')).toBeGreaterThan(0);
    for (const a of refused) for (const o of list(a.body['objections'])) expect(String(o['wants'])).not.toBe('');
  });

  it('corrects and withdraws with a reason; the second corrector is told what changed', async () => {
    const made = await system.post(`/children/${child}/entries`, { command: commandId(web), records: [note('Seen on Munday')] });
    const entry = String((made.body['entries'] as string[])[0]);
    const correction = { command: commandId(web), data: { note: 'Seen on Monday' }, occurredOn: '2026-11-23', reason: 'Spelling' };
    const corrected = await system.post(`/children/${child}/entries/${entry}/correction`, correction);
    fits('correct', corrected);
    expect(corrected.status, corrected.text).toBe(201);
    const late = await system.post(`/children/${child}/entries/${entry}/correction`, { ...correction, command: commandId(web) });
    fits('correct', late);
    expect(late.status).toBe(409);
    expect(late.body['entries']).toEqual(corrected.body['entries']);
    const now = String((corrected.body['entries'] as string[])[0]);
    const withdrawn = await system.post(`/children/${child}/entries/${now}/withdrawal`, { command: commandId(web), reason: 'Another child' });
    fits('withdraw', withdrawn);
    expect(withdrawn.status, withdrawn.text).toBe(201);
    expect((await system.get(`/children/${child}/entries/${entry}`)).body).toMatchObject({ entry: { state: 'corrected', supersededBy: now } });
    expect((await system.get(`/children/${child}/entries/${now}`)).body).toMatchObject({ entry: { state: 'withdrawn' } });
  });

  it('is told of a conflict where what matters was recorded since it looked', async () => {
    const before = (await system.get(`/children/${child}`)).body['order'];
    const set = { kind: 'rag.set', data: { colour: 'amber', reason: 'Better at school' }, occurredOn: '2026-11-23', happened: true };
    const first = await system.post(`/children/${child}/entries`, { command: commandId(web), records: [set] });
    expect(first.status, first.text).toBe(201);
    const answer = await system.post(`/children/${child}/entries`, { command: commandId(web), seen: before, records: [{ ...set, data: { colour: 'green', reason: 'x' } }] });
    fits('record', answer);
    expect(answer.status).toBe(409);
    expect(answer.body['type']).toBe('urn:throughline:problem:changed');
  });

  it('adds a child once, and looks first whether there is one of a like name', async () => {
    const like = await system.post('/children', { command: commandId(web), identity: { surname: 'Ashgrove', forenames: 'Jo' } });
    fits('children.add', like);
    expect(like.body).toMatchObject({ status: 409, children: [{ id: child, name: 'Jo Ashgrove' }] });
    const body = { command: commandId(web), identity: { surname: 'Fennimore', forenames: 'Ada' } };
    const added = await system.post('/children', body);
    fits('children.add', added);
    expect(added.status, added.text).toBe(201);
    const again = await system.post('/children', body);
    fits('children.add', again);
    expect(again.body).toEqual(added.body);
    expect(list((await system.get('/children/search?q=Fennimore')).body['found'])).toHaveLength(1);
    const nobody = await system.post('/children', { command: commandId(web), identity: {} });
    fits('children.add', nobody);
    expect(nobody.body).toMatchObject({ status: 422, faults: [{ field: 'surname' }] });
  });

  it('is allocated nothing, manages nobody and is nobody’s colleague', async () => {
    await web.store.asSystem(SERVICE, async ({ directory }) => {
      const row = (await directory.workers(web.ports.clock.today())).find((w) => w.id === system.worker);
      expect(row).toMatchObject({ posts: [], isSystem: true });
    });
    expect((await web.identity.accounts(SERVICE, web.ports.clock.today())).some((a) => a.worker === system.worker)).toBe(false);
  });
});

describe('a system of a partner', () => {
  it('reads what was shared with its agency, on which terms, and asks for more', async () => {
    const agency = id<AgencyId>('probation');
    await web.store.asSystem(SERVICE, ({ directory }) => directory.addAgency({ id: agency, name: 'Probation', sort: 'probation' }));
    const shared = await web.child('Larchmont', [{ kind: 'disclosure.made', data: { to: agency, person: 'An officer', purpose: 'Moving on', gateway: 'cda-1998-s115', channel: 'here', until: '2099-12-31', words: 'The plan in short' } }]);
    const partner = await systemOf(web, { agency, role: 'probation-officer', aims: ['shared', 'guidance'] });
    const all = await partner.get('/shared');
    fits('shared.list', all);
    expect(all.body).toMatchObject({ children: [{ child: shared, name: 'Jo Larchmont' }] });
    const body = { command: commandId(web), what: 'The risk plan', why: 'A court report' };
    const asked = await partner.post(`/shared/${shared}/requests`, body);
    fits('shared.ask', asked);
    expect(asked.status, asked.text).toBe(201);
    expect((await partner.post(`/shared/${shared}/requests`, body)).body).toEqual(asked.body);
    const read = await partner.get(`/shared/${shared}`);
    fits('shared.child', read);
    expect(read.body).toMatchObject({ disclosures: [{ terms: { kind: 'disclosure.made', data: { words: 'The plan in short' } } }], asked: [{ what: 'The risk plan', why: 'A court report' }] });
    const nothing = await partner.get(`/shared/${child}`);
    fits('shared.child', nothing);
    expect(nothing.status).toBe(404);
    const case_ = await partner.get(`/children/${shared}`);
    fits('child', case_);
    expect(case_.status).toBe(403);
  });
});

it('wants to be told, sees where, and wants it no longer', async () => {
  const made = await system.post('/subscriptions', { address: 'https://records.example/hook', sorts: ['entry.recorded'] });
  fits('told.add', made);
  expect(String(made.body['secret'])).toMatch(/^tlm\./);
  const all = await system.get('/subscriptions');
  fits('told.list', all);
  expect(all.text).not.toContain('tlm.');
  const path = `/subscriptions/${String(made.body['subscription'])}`;
  const another = await (await systemOf(web)).send('DELETE', path, undefined, {});
  fits('told.end', another);
  expect(another.status).toBe(404);
  fits('told.end', await system.send('DELETE', path, undefined, {}));
  expect((await system.get('/subscriptions')).body).toEqual({ subscriptions: [] });
});

it('has asked every operation once with success, so that each answer was held to its schema', () => {
  expect(OPERATIONS.map((o) => o.name).filter((n) => !seen.has(n))).toEqual([]);
});
