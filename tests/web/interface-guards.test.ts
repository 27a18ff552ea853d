import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endClient, makeSecret } from '../../src/app/clients/administer-clients.ts';
import type { Client } from '../../src/app/ports/clients.ts';
import { hashPassword } from '../../src/app/identity/passwords.ts';
import { id, type AgencyId, type SubjectId, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { buildServer } from '../../src/web/server/server.ts';
import { webOf } from '../../src/web/server/web.ts';
import { Browser, hiddenFields, wordsOf } from './browser.ts';
import { AGENCY, openWebService, PASSWORD, PEOPLE, SERVICE, type WebService } from './service.ts';
import { commandId, System, systemOf } from './system.ts';

let web: WebService;
let child: SubjectId;
const BY = { service: SERVICE, worker: PEOPLE.ben.worker, address: '127.0.0.1' };
const clientOf = async (system: System): Promise<Client> => {
  const found = (await web.identity.clients(SERVICE)).find((c) => c.worker === system.worker);
  if (found === undefined) throw new Error('there is no such system');
  return found;
};

beforeAll(async () => {
  web = await openWebService();
  child = await web.child('Hazelnook');
}, 120_000);
afterAll(() => web?.close());
beforeEach(() => web.now('2026-11-24T10:00:00.000Z'));

describe('nobody is heard', () => {
  it('without a secret, with one that nobody has, and with the session of a person', async () => {
    const plain = await web.app.inject({ method: 'GET', url: '/api/v1/children' });
    expect(plain.statusCode).toBe(401);
    expect(plain.headers['www-authenticate']).toBe('Bearer realm="Throughline"');
    expect(plain.headers['content-type']).toMatch(/^application\/problem\+json/);
    const unknown = new System(web.app, PEOPLE.ben.worker, `tlk.testshire.${'x'.repeat(43)}`);
    expect((await unknown.get('/children')).status).toBe(401);
    expect((await new System(web.app, PEOPLE.ben.worker, `tlk.elsewhere.${'x'.repeat(43)}`).get('/children')).status).toBe(401);
    const browser = new Browser(web.app);
    await browser.signIn('ben');
    const answer = await browser.get('/api/v1/children');
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('A sign-in of a browser is none');
    expect(answer.body).not.toContain('Hazelnook');
    const posted = await browser.post(`/api/v1/children/${child}/entries`, { command: commandId(web) });
    expect([401, 415]).toContain(posted.status);
  });

  it('by the secret of a system as a page', async () => {
    const system = await systemOf(web);
    const page = await web.app.inject({ method: 'GET', url: `/children/${child}`, headers: { authorization: `Bearer ${system.secret}` } });
    expect(page.statusCode).toBe(303);
    expect(page.headers.location).toContain('/sign-in');
  });

  it('once the system is ended, its last day or its agency’s is over, or its secret has ended; each is in the trace', async () => {
    const agency = id<AgencyId>('guards-partner');
    await web.store.asSystem(SERVICE, ({ directory }) => directory.addAgency({ id: agency, name: 'Guards Partner', sort: 'probation' }));
    const [ended, over, rotated, partner] = [await systemOf(web), await systemOf(web, { until: plainDate('2026-11-25') }), await systemOf(web), await systemOf(web, { agency, role: 'probation-officer', aims: ['shared'] })];
    for (const s of [ended, over, rotated, partner]) expect((await s.get('/me')).status).toBe(200);
    await endClient(webOf(web.options).desk, BY, await clientOf(ended));
    expect((await ended.get('/me')).body).toMatchObject({ status: 401, detail: 'This system was ended by the administrator of the service.' });
    const made = await makeSecret(webOf(web.options).desk, BY, await clientOf(rotated));
    if ('fault' in made) throw new Error(made.fault);
    expect(await makeSecret(webOf(web.options).desk, BY, await clientOf(rotated))).toMatchObject({ fault: expect.stringContaining('Two secrets are good already') as string });
    const newer = new System(web.app, rotated.worker, made.secret);
    expect([(await rotated.get('/me')).status, (await newer.get('/me')).status]).toEqual([200, 200]);
    await web.identity.setAgencyUntil(SERVICE, agency, plainDate('2026-11-30'));
    web.now('2026-12-02T10:00:00.000Z');
    expect([(await rotated.get('/me')).status, (await newer.get('/me')).status]).toEqual([401, 200]);
    expect((await over.get('/me')).body['detail']).toContain('The last day of this system was');
    expect((await partner.get('/me')).body['detail']).toContain('no longer works with this service');
    const events = await web.identity.eventsOf({ service: SERVICE, worker: over.worker }, 5);
    expect(events[0]).toMatchObject({ event: 'refused: system', address: '127.0.0.1' });
    expect((await web.reads()).map((r) => r.event)).toContain('account: refused: system');
  });

  it('from an address that the system was not given', async () => {
    const system = await systemOf(web, { addresses: '192.0.2.0/24\n2001:db8::7' });
    const from = (address: string): Promise<number> => web.app.inject({ method: 'GET', url: '/api/v1/me', headers: { authorization: `Bearer ${system.secret}` }, remoteAddress: address }).then((r) => r.statusCode);
    expect([await from('192.0.2.9'), await from('2001:db8::7'), await from('192.0.3.9'), await from('2001:db8::8')]).toEqual([200, 200, 401, 401]);
  });
});

describe('a system', () => {
  it('that only reads records nothing, and asks for no purpose but its own', async () => {
    const reader = await systemOf(web, { mayRecord: false, aims: ['casework'] });
    expect((await reader.get(`/children/${child}`)).status).toBe(200);
    const note = { command: commandId(web), records: [{ kind: 'note.recorded', data: { note: 'x' }, occurredOn: '2026-11-23' }] };
    const refused = await reader.post(`/children/${child}/entries`, note);
    expect(refused.body).toMatchObject({ status: 403, detail: expect.stringContaining('only reads') as string });
    expect((await reader.get('/sittings')).body).toMatchObject({ status: 403, detail: expect.stringContaining('for this purpose') as string });
    expect((await web.reads()).at(-1)?.event).toBe('meeting.list: no right');
  });

  it('is registered in no role that its agency’s systems may not have, with no address that is none, and not twice under one name', async () => {
    const agency = id<AgencyId>('police-guards');
    await web.store.asSystem(SERVICE, ({ directory }) => directory.addAgency({ id: agency, name: 'Police', sort: 'police' }));
    await expect(systemOf(web, { agency, role: 'seconded-police-officer', aims: ['casework'] })).rejects.toThrow('Choose a role that a system of Police may have');
    await expect(systemOf(web, { role: 'administrator' })).rejects.toThrow('Choose a role');
    await expect(systemOf(web, { agency, role: 'npa-sergeant', aims: ['casework'] })).rejects.toThrow('at least one thing');
    await expect(systemOf(web, { addresses: 'everywhere' })).rejects.toThrow('is no address');
    await expect(systemOf(web, { until: plainDate('2026-11-01') })).rejects.toThrow('has not passed');
    await systemOf(web, { name: 'Twice' });
    await expect(systemOf(web, { name: 'twice' })).rejects.toThrow('registered before');
  });

  it('is slowed down where it asks too often, and so is whoever guesses', async () => {
    const system = await systemOf(web);
    const app = await buildServer({ ...web.options, pace: { requests: { most: 100, perMs: 60_000 }, files: { most: 100, perMs: 60_000 }, clients: { most: 2, perMs: 60_000 }, strangers: { most: 1, perMs: 60_000 } } });
    const quick = new System(app, system.worker, system.secret);
    expect([(await quick.get('/me')).status, (await quick.get('/me')).status]).toEqual([200, 200]);
    const slowed = await quick.get('/me');
    expect(slowed.status).toBe(429);
    expect(Number(slowed.headers['retry-after'])).toBeGreaterThan(0);
    const stranger = new System(app, system.worker, 'nothing');
    expect([(await stranger.get('/me')).status, (await stranger.get('/me')).status]).toEqual([401, 429]);
    await app.close();
  });
});

describe('what is sent wrong', () => {
  it('is answered as a problem that says where and what would do, and nothing is recorded', async () => {
    const system = await systemOf(web);
    const path = `/children/${child}/entries`;
    const json = { 'content-type': 'application/json' };
    const before = (await web.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: child }))).length;
    const broken = await system.send('POST', path, '{\n  "command": "x",\n  "records": [}\n', json);
    expect(broken.body).toMatchObject({ status: 400, detail: expect.stringContaining('line 3, character 15') as string });
    expect((await system.send('POST', path, '', json)).status).toBe(400);
    expect((await system.send('POST', path, '['.repeat(1000), json)).body).toMatchObject({ status: 400, detail: expect.stringContaining('nested') as string });
    expect((await system.send('POST', path, JSON.stringify({ note: 'x'.repeat(300_000) }), json)).body).toMatchObject({ status: 413 });
    expect((await system.send('POST', path, 'a=b', { 'content-type': 'application/x-www-form-urlencoded' })).body).toMatchObject({ status: 415 });
    expect((await system.get('/children?limit=many')).body).toMatchObject({ status: 400, faults: [{ field: 'limit', expected: 'a whole number from 1 to 200' }] });
    expect((await system.get('/children?offset=5')).body).toMatchObject({ status: 400, faults: [{ field: 'offset', expected: 'no such field: leave it out' }] });
    expect((await system.get('/children/not-an-id')).status).toBe(404);
    expect((await system.get('/nothing')).body).toMatchObject({ status: 404, type: 'urn:throughline:problem:not-found' });
    const proto = await system.send('POST', path, `{"command":"${commandId(web)}","records":[{"kind":"note.recorded","data":{"__proto__":{"note":"x"}},"occurredOn":"2026-11-20"}]}`, json);
    expect(proto.status).toBe(422);
    expect((await web.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: child }))).length).toBe(before);
  });

  it('tells nothing of the program where the program fails', async () => {
    const system = await systemOf(web);
    const app = await buildServer({ ...web.options, ports: { ...web.options.ports, policies: { ...web.options.ports.policies, inForce: () => { throw new Error('secret of the program'); } } } });
    const answer = await new System(app, system.worker, system.secret).get('/policy');
    expect(answer.body).toMatchObject({ status: 500, type: 'urn:throughline:problem:failed' });
    expect(answer.text).not.toContain('secret of the program');
    await app.close();
  });
});

describe('the pages', () => {
  it('are for whoever manages accounts, and ask for a fresh proof before anything is registered; the secret is shown once and opens', async () => {
    const ben = new Browser(web.app);
    await ben.signIn('ben');
    expect((await ben.get('/accounts/systems')).status).toBe(403);
    expect((await ben.get('/interface')).status).toBe(200);
    const administrator = id<WorkerId>(web.ports.ids.next());
    await web.store.asSystem(SERVICE, ({ directory }) => directory.addWorker({ id: administrator, agency: AGENCY, name: 'Ada Admin', posts: [{ role: 'administrator', area: '' }] }, plainDate('2025-01-01')));
    await web.identity.addAccount({ service: SERVICE, worker: administrator, username: 'ada', passwordHash: await hashPassword(PASSWORD), demo: true }, '2026-11-24T10:00:00.000Z');
    const ada = new Browser(web.app);
    await ada.post('/sign-in', { ...hiddenFields((await ada.get('/sign-in')).body), username: 'ada', password: PASSWORD });
    const page = '/accounts/systems/new';
    const typed = { name: 'By the page', agency: AGENCY, role: 'case-manager', aims: 'casework', may: 'read', until: '31/3/2027' };
    web.now('2026-11-24T10:11:00.000Z');
    const stale = await ada.submit(page, typed);
    expect(stale.location).toContain('/confirm');
    expect((await web.identity.clients(SERVICE)).some((c) => c.name === 'By the page')).toBe(false);
    web.now('2026-11-24T10:05:00.000Z');
    const wrong = await ada.submit(page, { ...typed, role: 'seconded-police-officer' });
    expect([wrong.status, wordsOf(wrong.body).includes('Choose a role that a system of Testshire Youth Justice Service may have')]).toEqual([422, true]);
    const made = await ada.submit(page, typed);
    const secret = /tlk\.testshire\.[\w-]{43}/.exec(made.body)?.[0] ?? '';
    const client = (await web.identity.clients(SERVICE)).find((c) => c.name === 'By the page');
    expect(client).toMatchObject({ role: 'case-manager', aims: ['casework'], mayRecord: false });
    const system = new System(web.app, client!.worker, secret);
    expect((await system.get('/me')).status).toBe(200);
    const its = `/accounts/systems/${client!.worker}`;
    expect((await ada.get(its)).body).not.toContain(secret);
    expect((await ada.submit(its, {}, `${its}/end`)).location).toBe(its);
    expect((await system.get('/me')).status).toBe(401);
  });
});
