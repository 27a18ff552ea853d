import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/app/identity/passwords.ts';
import { id, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { machineIds } from '../../src/store/ids.ts';
import { Browser, wordsOf } from './browser.ts';
import { AGENCY, openWebService, PASSWORD, SERVICE, type Person, type WebService } from './service.ts';

/** A service under a policy that speaks of staff, partners and the service itself. */
const OTHERS = { head: 'head-of-service', boss: 'service-manager', admin: 'administrator', desk: 'business-support' } as const;

let web: WebService;
const workers = new Map<string, WorkerId>();
const linkTo = (body: string, part: string): string => (new RegExp(`href="([^"]*${part}[^"]*)"`).exec(body)?.[1] ?? '').replaceAll('&amp;', '&');

beforeAll(async () => {
  web = await openWebService('havering/risk');
  const passwordHash = await hashPassword(PASSWORD);
  for (const [username, role] of Object.entries(OTHERS)) {
    const worker = id<WorkerId>(machineIds.next());
    workers.set(username, worker);
    await web.store.asSystem(SERVICE, ({ directory }) => directory.addWorker({ id: worker, agency: AGENCY, name: `${username} of Havering`, posts: [{ role, area: '' }] }, plainDate('2025-01-01')));
    await web.identity.addAccount({ service: SERVICE, worker, username, passwordHash, demo: true }, '2026-11-24T10:00:00.000Z');
  }
});
afterAll(() => web?.close());

async function as(person: string): Promise<Browser> {
  const browser = new Browser(web.app);
  await browser.signIn(person as Person);
  return browser;
}

const PERSON = { name: 'Sam Student', username: 's.student', email: '', team: '', agency: AGENCY, roles: ['volunteer'], from: '24/11/2026', until: '' };

describe('an account of the service’s own', () => {
  it('is not made without saying as what the person works, and with it their duties as staff begin', async () => {
    const admin = await as('admin');
    expect(wordsOf((await admin.get('/accounts/new')).body)).toContain('Panel member');
    const without = await admin.submit('/accounts/new', PERSON);
    expect(wordsOf(without.body)).toContain('Choose as what they work for the service');
    const made = await admin.submit('/accounts/new', { ...PERSON, staff: 'student' });
    expect(wordsOf(made.body)).toContain('A link for Sam Student to set the password');
    const list = wordsOf((await (await as('boss')).get('/lists/staff')).body);
    expect(list).toMatch(/Sam Student Student/);
    expect(wordsOf((await (await as('boss')).get('/lists/procedures-outstanding')).body)).toContain('Sam Student');
  });
});

describe('what each owes for themselves', () => {
  it('is on their own list of work, is confirmed there, and is on nobody else’s', async () => {
    const boss = await as('boss');
    const desk = workers.get('desk') ?? '';
    expect((await boss.submit(`/colleagues/${desk}/record/staff.joined`, { sort: 'permanent', occurredOn: '20/11/2026' })).status).toBe(303);
    const issued = await boss.submit('/guidance', { 'version-document': 'information-sharing-procedures', 'version-label': '2', 'version-from': '23/11/2026', 'version-issued': 'managed' }, '/guidance/versions');
    expect(issued.status).toBe(303);
    const mine = await as('desk');
    const work = wordsOf((await mine.get('/my-work')).body);
    expect(work).toContain('Version 2 of the information sharing procedures is read and confirmed');
    expect(work).toContain('Has a CJSM account');
    expect(wordsOf((await boss.get('/my-work')).body)).not.toContain('Version 2 of the information sharing procedures');
    const page = (await mine.get('/my-work')).body;
    const confirm = linkTo(page, `/colleagues/${desk}/record/document.acknowledged\\?of=`);
    expect(confirm).not.toBe('');
    expect((await mine.submit(confirm, { document: 'information-sharing-procedures', version: '2', occurredOn: '24/11/2026' })).status).toBe(303);
    expect(wordsOf((await mine.get('/my-work')).body)).not.toContain('information sharing procedures');
    expect(wordsOf((await boss.get('/lists/procedures-outstanding')).body)).not.toContain('desk of Havering');
  });
});

describe('lists of partners and of the service itself', () => {
  it('are drawn up row by row with names, what is overdue and the evidence of each principle', async () => {
    const head = await as('head');
    expect((await head.submit('/agreements/record/unit.recorded?partner=new', { name: 'Havering Police', sort: 'partner', occurredOn: '20/10/2025' })).status).toBe(303);
    const partner = (await head.get('/agreements')).body;
    expect((await head.submit(linkTo(partner, 'agreement.registered'), { type: 'service-level', title: 'Agreement with the Police', occurredOn: '23/11/2025' })).status).toBe(303);
    const register = wordsOf((await head.get('/lists/agreements')).body);
    expect(register).toContain('Partner or part of the service');
    expect(register).toMatch(/Havering Police Service level agreement Agreement with the Police/);
    expect(register).toContain('overdue by 1 day');
    expect((await head.submit('/agreements/record/unit.recorded?partner=new', { name: 'Havering YOS', sort: 'service', occurredOn: '20/10/2025' })).status).toBe(303);
    const own = (await head.get('/agreements')).body;
    expect((await head.submit(linkTo(own, 'principle.evidenced'), { principle: 'secure', evidence: 'Accounts end with the post', occurredOn: '23/11/2026' })).status).toBe(303);
    const report = wordsOf((await head.get('/checklists/accountability')).body);
    expect(report).toContain('Havering YOS');
    expect(report).toContain('1 of 7');
    expect(wordsOf((await head.get('/lists/evidence-of-principles')).body)).toContain('Accounts end with the post');
    expect(wordsOf((await head.get('/lists')).body)).toContain('Data protection principles and their evidence');
    expect((await head.get('/lists/agreements/csv')).status).toBeLessThan(400);
    expect((await (await as('desk')).get('/lists/agreements')).status).toBe(403);
  });
});
