import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { endClient } from '../../src/app/clients/administer-clients.ts';
import { faultOfAddress, isPublicAddress } from '../../src/app/clients/public-addresses.ts';
import { sendMessage } from '../../src/app/clients/send-message.ts';
import { tellingKeys } from '../../src/app/clients/subscribe.ts';
import { tellSystems, type Teller } from '../../src/app/clients/tell-systems.ts';
import { record } from '../../src/app/record/record.ts';
import { startTelling } from '../../src/jobs/tell-systems.ts';
import { id, type AgencyId, type SubjectId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { buildServer } from '../../src/web/server/server.ts';
import { webOf } from '../../src/web/server/web.ts';
import { AGENCY, openWebService, PEOPLE, SERVICE, type WebService } from './service.ts';
import { System, systemOf } from './system.ts';

interface Message {
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly signature: string;
}

let web: WebService;
let receiver: Server;
let address: string;
let teller: Teller;
/** what came, and what the receiver answers next */
const came: Message[] = [];
let answers: (number | 'redirect')[] = [];

beforeAll(async () => {
  web = await openWebService();
  receiver = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part)).on('end', () => {
      const answer = answers.shift() ?? 204;
      if (answer === 'redirect') response.writeHead(302, { location: `${address}/elsewhere` });
      else response.writeHead(answer);
      response.end();
      if (answer === 204) came.push({ body: JSON.parse(text) as Record<string, unknown>, text, signature: String(request.headers['throughline-signature']) });
      if (request.url === '/elsewhere') throw new Error('a redirect was followed');
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  teller = { desk: webOf(web.options).desk, store: web.store, keys: tellingKeys(web.options.secrets), send: (url, body, headers) => sendMessage(url, body, headers, true) };
}, 120_000);
afterAll(async () => {
  receiver?.close();
  await web?.close();
});
beforeEach(() => {
  came.splice(0);
  answers = [];
  web.now('2026-11-24T10:00:00.000Z');
});

const note = async (child: SubjectId, text: string): Promise<string> => {
  const result = await record(web.ports, {
    id: id(web.ports.ids.next()), subject: { kind: 'child', id: child }, source: 'live', answers: {}, agreements: [],
    actor: { worker: PEOPLE.ben.worker, name: 'Ben Manager', role: 'team-manager', roles: ['team-manager'], agency: AGENCY, service: SERVICE },
    records: [{ kind: 'note.recorded', data: { note: text }, occurredOn: plainDate('2026-11-23') }],
  });
  if (result.outcome !== 'recorded') throw new Error(JSON.stringify(result));
  return result.entries[0]!;
};

/** A system that is told at the receiver, by a server that allows addresses of this machine. */
async function listener(wanted: Parameters<typeof systemOf>[1] = {}, sorts = ['entry.recorded'], kinds: string[] = []): Promise<{ readonly system: System; readonly secret: string; readonly subscription: string }> {
  const registered = await systemOf(web, wanted);
  const app = await buildServer({ ...web.options, tellAnywhere: true });
  const system = new System(app, registered.worker, registered.secret);
  const made = await system.post('/subscriptions', { address: `${address}/hook`, sorts, kinds });
  if (made.status !== 201) throw new Error(made.text);
  return { system, secret: String(made.body['secret']), subscription: String(made.body['subscription']) };
}
const end = async (system: System, subscription: string): Promise<void> => {
  expect((await system.send('DELETE', `/subscriptions/${subscription}`, undefined, {})).status).toBe(200);
};

describe('a system that wants to be told', () => {
  it('is told of what is recorded from then on, in order, by ids alone, and signed', async () => {
    const child = await web.child('Maplewood');
    await note(child, 'Before');
    const { system, secret, subscription } = await listener({}, ['entry.recorded'], ['note.recorded']);
    const entries = [await note(child, 'First private words'), await note(child, 'Second')];
    await tellSystems(teller, SERVICE);
    expect(came.map((m) => m.body['entry'])).toEqual(entries);
    expect(came[0]?.body).toMatchObject({ sort: 'entry.recorded', kind: 'note.recorded', subject: { kind: 'child', id: child } });
    for (const m of came) {
      expect(m.text).not.toMatch(/Maplewood|private|Ben/);
      const [, at, mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(m.signature) ?? [];
      expect(Number(at)).toBe(Date.parse('2026-11-24T10:00:00Z') / 1000);
      expect(mac).toBe(createHmac('sha256', secret).update(`${at}.${m.text}`).digest('hex'));
    }
    await tellSystems(teller, SERVICE);
    expect(came).toHaveLength(2);
    const listed = await system.get('/subscriptions');
    expect(listed.body).toMatchObject({ subscriptions: [{ subscription, address: `${address}/hook`, kinds: ['note.recorded'] }] });
    await end(system, subscription);
    await note(child, 'After');
    await tellSystems(teller, SERVICE);
    expect(came).toHaveLength(2);
  });

  it('is told of duties that open, are late and are met', async () => {
    const { system, subscription } = await listener({}, ['duty.opened', 'duty.late', 'duty.met']);
    const child = await web.child('Nettlefold', [{ kind: 'dyo.classified', data: { criterion: ['yogrs'] }, happened: true }, { kind: 'rag.set', data: { colour: 'red' }, happened: true }]);
    await tellSystems(teller, SERVICE);
    const opened = came.filter((m) => m.body['sort'] === 'duty.opened');
    expect(opened.length).toBeGreaterThan(0);
    expect(opened[0]?.body).toMatchObject({ subject: { id: child }, clause: expect.any(String) as string, duty: expect.any(String) as string });
    came.splice(0);
    web.now('2027-01-20T10:00:00.000Z');
    await tellSystems(teller, SERVICE);
    const late = came.filter((m) => m.body['sort'] === 'duty.late');
    expect(late.length).toBeGreaterThan(0);
    await tellSystems(teller, SERVICE);
    expect(came.filter((m) => m.body['sort'] === 'duty.late')).toHaveLength(late.length);
    await end(system, subscription);
  });

  it('is told of nothing that it may not see when it would be told', async () => {
    const agency = id<AgencyId>('told-partner');
    await web.store.asSystem(SERVICE, ({ directory }) => directory.addAgency({ id: agency, name: 'Told', sort: 'probation' }));
    const shared = { kind: 'disclosure.made', data: { to: agency, person: 'An officer', purpose: 'Moving on', gateway: 'cda-1998-s115', channel: 'here', until: '2099-12-31', words: 'The plan' } };
    const { system, subscription } = await listener({ agency, role: 'probation-officer', aims: ['shared'] }, ['entry.recorded', 'duty.opened', 'sitting.closed']);
    const staff = await listener();
    await web.child('Oakhurst');
    const child = await web.child('Palmerston', [shared]);
    const restricted = await web.child('Quenington', [{ kind: 'case.restricted', data: { why: 'A colleague’s child', ask: PEOPLE.fay.worker, people: [{ worker: PEOPLE.fay.worker }] } }]);
    await tellSystems(teller, SERVICE);
    const all = came.map((m) => String((m.body['subject'] as Record<string, unknown>)['id']));
    expect(all).not.toContain(restricted);
    expect(came.filter((m) => m.body['kind'] === 'disclosure.made')).toHaveLength(2);
    expect(all.filter((c) => c === child).length).toBeGreaterThanOrEqual(3);
    await end(system, subscription);
    await end(staff.system, staff.subscription);
  });

  it('is told again after growing pauses, in the same order, and under the same id; after days it is given up, and nothing is lost', async () => {
    const child = await web.child('Rowanlea');
    const { system, subscription } = await listener({}, ['entry.recorded'], ['note.recorded']);
    const other = await listener({}, ['entry.recorded'], ['note.recorded']);
    await end(other.system, other.subscription);
    const entries = [await note(child, 'One'), await note(child, 'Two')];
    answers = [500];
    await tellSystems(teller, SERVICE);
    expect(came).toEqual([]);
    answers = ['redirect'];
    await tellSystems(teller, SERVICE);
    expect(answers, 'it waits before it tries again').toEqual(['redirect']);
    web.now('2026-11-24T10:01:01.000Z');
    await tellSystems(teller, SERVICE);
    expect([came, answers]).toEqual([[], []]);
    expect((await system.get('/subscriptions')).body).toMatchObject({ subscriptions: [{ failing: { since: '2026-11-24T10:00:00.000Z' } }] });
    web.now('2026-11-28T10:00:00.000Z');
    answers = [503];
    await tellSystems(teller, SERVICE);
    expect((await system.get('/subscriptions')).body).toMatchObject({ subscriptions: [{ failing: { givenUp: '2026-11-28T10:00:00.000Z' } }] });
    web.now('2026-11-29T10:00:00.000Z');
    await tellSystems(teller, SERVICE);
    expect(came).toEqual([]);
    const tries = await web.identity.deliveries(SERVICE, system.worker, 10);
    expect(tries.map((t) => t.outcome)).toEqual(['answered 503', 'answered 302: it leads elsewhere, and no message is sent on', 'answered 500']);
    expect((await web.identity.eventsOf({ service: SERVICE, worker: system.worker }, 1))[0]?.event).toBe('system: given up telling');
    await web.identity.tellAgain(SERVICE, subscription);
    await tellSystems(teller, SERVICE);
    expect(came.map((m) => m.body['entry'])).toEqual(entries);
    await end(system, subscription);
  });

  it('loses nothing and gets nothing out of order when the program is killed between sending and noting', async () => {
    const child = await web.child('Sorrelby');
    const { system, subscription } = await listener({}, ['entry.recorded'], ['note.recorded']);
    const entries = [await note(child, 'One'), await note(child, 'Two'), await note(child, 'Three')];
    let sent = 0;
    const killed: Teller = { ...teller, send: async (url, body, headers) => {
      const result = await teller.send(url, body, headers);
      sent += 1;
      if (sent === 2) throw new Error('killed');
      return result;
    } };
    await expect(tellSystems(killed, SERVICE)).rejects.toThrow('killed');
    const job = startTelling({ identity: web.identity, store: web.store, clock: web.ports.clock, ids: web.ports.ids, keys: tellingKeys(web.options.secrets), anywhere: true, everyMs: 60_000, onError: (error) => { throw error; } });
    await vi.waitFor(() => expect(came.length).toBeGreaterThanOrEqual(4), 20_000);
    await job.stop();
    expect(came.map((m) => m.body['entry'])).toEqual([entries[0], entries[1], entries[1], entries[2]]);
    expect(came[1]?.body['id']).toBe(came[2]?.body['id']);
    await end(system, subscription);
  });

  it('is told no longer once it is ended', async () => {
    const child = await web.child('Tamarisk');
    const { system } = await listener();
    const client = (await web.identity.clients(SERVICE)).find((c) => c.worker === system.worker)!;
    await endClient(webOf(web.options).desk, { service: SERVICE, worker: PEOPLE.ben.worker, address: '' }, client);
    await note(child, 'Something');
    await tellSystems(teller, SERVICE);
    expect(came).toEqual([]);
  });
});

describe('an address', () => {
  it('is one of the public network by https; where it leads is looked at again when it is told', async () => {
    const system = await systemOf(web);
    for (const [wrong, says] of [['http://records.example/x', 'https'], ['https://127.0.0.1/x', 'public'], ['https://[::1]/x', 'public'], ['https://10.1.2.3/', 'public'], ['https://localhost/x', 'public'], ['https://a:b@records.example/', 'password'], ['nonsense', 'address']] as const) {
      const answer = await system.post('/subscriptions', { address: wrong, sorts: ['entry.recorded'] });
      expect(answer.body, wrong).toMatchObject({ status: 422, faults: [{ field: 'address', expected: expect.stringContaining(says) as string }] });
    }
    expect(faultOfAddress('https://records.example/x', false)).toBeUndefined();
    expect(await sendMessage('https://127.0.0.1/x', '{}', {}, false)).toMatchObject({ taken: false, why: expect.stringContaining('not sent') as string });
    // A name that leads to this machine: what the check sees is what would be connected to.
    expect(await sendMessage(`https://ip6-localhost.localdomain.invalid/`, '{}', {}, false)).toMatchObject({ taken: false });
  });

  it.each(['127.0.0.1', '10.0.0.1', '172.16.3.4', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', 'ff02::1', 'nonsense'])('%s is not public', (a) => expect(isPublicAddress(a)).toBe(false));
  it.each(['8.8.8.8', '51.140.0.1', '2a00:1450:4009::1'])('%s is public', (a) => expect(isPublicAddress(a)).toBe(true));
});
