import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/app/identity/passwords.ts';
import { id, type AgencyId, type SubjectId, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { machineIds } from '../../src/store/ids.ts';
import { Browser, hiddenFields, wordsOf } from './browser.ts';
import { openWebService, PASSWORD, PEOPLE, SERVICE, type Person, type WebService } from './service.ts';

const POLICE = id<AgencyId>('police');
const COUNCIL = id<AgencyId>('council');

let web: WebService;
let first: SubjectId;

const underIom = (area: string) => [
  { kind: 'strand.decided', data: { strand: 'rehabilitate-and-resettle', ground: 'selected' } },
  { kind: 'address.recorded', data: { area } },
];

beforeAll(async () => {
  web = await openWebService('leeds/iom');
  web.now('2026-11-24T10:00:00.000Z');
  const worker = id<WorkerId>(machineIds.next());
  await web.store.asSystem(SERVICE, async ({ directory }) => {
    await directory.addAgency({ id: POLICE, name: 'Testshire Police', sort: 'police' });
    await directory.addAgency({ id: COUNCIL, name: 'Testshire Council', sort: 'social-care' });
    await directory.addWorker({ id: worker, agency: POLICE, name: 'Q. Harlow', posts: [{ role: 'hub-coordinator', area: '' }] }, plainDate('2025-01-01'));
  });
  await web.identity.addAccount({ service: SERVICE, worker, username: 'hub', passwordHash: await hashPassword(PASSWORD), demo: true }, '2026-11-24T10:00:00.000Z');
  first = await web.child('Greenaway', [...underIom('North'), { kind: 'allocation.made', data: { role: 'case-manager', worker: PEOPLE.anna.worker } }]);
  await web.child('Redfern', underIom('North'));
  await web.child('Plainer', []);
}, 120_000);
afterAll(() => web?.close());

async function as(person: string): Promise<Browser> {
  const browser = new Browser(web.app);
  await browser.signIn(person as Person);
  return browser;
}

describe('the list of an area (LDS-7.1)', () => {
  it('says that it was not given yet, and is logged with all names on it in one act', async () => {
    const hub = await as('hub');
    const page = await hub.get('/lists/area-priority?area=North');
    expect(wordsOf(page.body)).toContain('North: not given yet');
    const form = page.body.slice(page.body.indexOf('/lists/area-priority/given'));
    const refused = await hub.post('/lists/area-priority/given', { ...hiddenFields(`<main>${form}`), who: '', channel: 'meeting' });
    expect(wordsOf((await hub.follow(refused)).body)).toContain('say to whom it was given');
    const given = await hub.post('/lists/area-priority/given', { ...hiddenFields(`<main>${form}`), who: 'Chief Inspector', channel: 'meeting' });
    const after = wordsOf((await hub.follow(given)).body);
    expect(after).toContain('Logged with 2 names');
    expect(after).toContain('no change since Tue 24 November 2026');
  });

  it('shows one change since that day when somebody moves in', async () => {
    web.now('2026-11-26T10:00:00.000Z');
    await web.child('Newman', underIom('North'));
    const words = wordsOf((await (await as('hub')).get('/lists/area-priority?area=North')).body);
    expect(words).toContain('1 change since Tue 24 November 2026; new: Jo Newman');
    expect(words).toContain('3 rows');
    expect(words).toContain('change since the list was given');
  });

  it('is logged by nobody else than the policy says', async () => {
    const anna = await as('anna');
    expect((await anna.post('/lists/area-priority/given', { ...hiddenFields((await anna.get('/lists')).body), who: 'Chief Inspector', channel: 'meeting' })).status).not.toBe(302);
  });
});

describe('a case under Integrated Offender Management', () => {
  it('shows the Hub as its contact point to whoever sees it (LDS-3.1)', async () => {
    const anna = await as('cara');
    expect(wordsOf((await anna.get(`/children/${first}`)).body)).toContain('Contact point: IOM Hub, Mabgate Mills');
  });

  it('is asked about the consent that nobody has asked for (LDS-8.2)', async () => {
    expect(wordsOf((await (await as('anna')).get('/my-work')).body)).toContain('Ask for consent to sharing');
  });

  it('is shared by the Hub Coordinator with a councillor, or refused with what is missing (LDS-8.6)', async () => {
    const hub = await as('hub');
    const path = `/children/${first}/share`;
    const page = await hub.get(path);
    expect(page.status).toBe(200);
    const fields = { to: COUNCIL, person: 'Councillor Reid', recipient: 'ward-councillor', purpose: 'To ease worries', gateway: 'consent', words: 'Seen three times a week', content: ['support'], channel: 'telephone', occurredOn: '26/11/2026', '_looked-at': 'yes' };
    const refused = wordsOf((await hub.post(path, { ...hiddenFields(page.body), ...fields })).body);
    expect(refused).toContain('risk assessment for this sharing');
    expect(refused).toContain('formal consent that names the councillor as recipient');
  });
});

describe('the page of a role (LDS-3.5)', () => {
  it('leads to the Operational Guidelines in the version in force, for the Hub Coordinator and the team', async () => {
    const hub = await as('hub');
    expect((await hub.get('/guidance')).body).toContain('href="/guidance/roles/hub-coordinator"');
    for (const role of ['hub-coordinator', 'hub-coordination-team']) {
      expect(wordsOf((await hub.get(`/guidance/roles/${role}`)).body)).toMatch(/Leeds IOM Operational Guidelines ?, draft, as named in the inquiry of 2009/);
    }
    expect((await hub.get('/guidance/roles/nobody')).status).toBe(404);
  });
});
