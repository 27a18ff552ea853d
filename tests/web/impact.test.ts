import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createService } from '../../src/app/service/create-service.ts';
import { hashPassword } from '../../src/app/identity/passwords.ts';
import { serviceFile } from '../../src/app/service/service-file.ts';
import { id, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { machineIds } from '../../src/store/ids.ts';
import { Browser, hiddenFields, wordsOf } from './browser.ts';
import { AGENCY, openWebService, PASSWORD, SERVICE, type WebService } from './service.ts';

let web: WebService;
let governance: Browser;
const ASSESSED = { title: 'Records of cases', purposes: ['cases.see', 'cases.record'], 'agreements.0.title': 'Police protocol', author: 'Data protection officer', need: 'The orders of the court', risks: 'Too many see too much', measures: 'A table of access', outcome: 'with-measures', 'next-review': '1/3/2027', occurredOn: 'today' };

beforeAll(async () => {
  web = await openWebService();
  const worker = id<WorkerId>(machineIds.next());
  await web.store.asSystem(SERVICE, ({ directory }) => directory.addWorker({ id: worker, agency: AGENCY, name: 'Gil Governance', posts: [{ role: 'information-governance-officer', area: '' }] }, plainDate('2025-01-01')));
  await web.identity.addAccount({ service: SERVICE, worker, username: 'gil', passwordHash: await hashPassword(PASSWORD), demo: true }, '2026-11-24T10:00:00.000Z');
  governance = await signIn();
}, 120_000);
afterAll(() => web?.close());

async function signIn(): Promise<Browser> {
  const browser = new Browser(web.app);
  await browser.post('/sign-in', { ...hiddenFields((await browser.get('/sign-in')).body), username: 'gil', password: PASSWORD });
  return browser;
}

describe('impact assessments', () => {
  it('are registered by the governance officer, tied to lines of the register, and stand in its export', async () => {
    expect(wordsOf((await governance.get('/processing')).body)).toContain('No assessment is registered yet');
    const faulty = await governance.submit('/processing/assess', { ...ASSESSED, author: '' });
    expect(wordsOf(faulty.body)).toContain('There is a problem');
    const done = await governance.submit('/processing/assess', ASSESSED);
    expect(done).toMatchObject({ status: 303, location: '/processing#assessments' });
    const words = wordsOf((await governance.get('/processing')).body);
    expect(words).toContain('It may be done with these measures. Looked at again by Mon 1 March 2027');
    expect(words).toContain('Agreement: Police protocol');
    expect((await governance.get('/processing/csv')).body).toContain('See the cases that the role reaches');
    expect((await governance.get('/processing/csv')).body).toContain('Records of cases: it may be done with these measures');
  });

  it('are overdue on the day after, and a review begins the next turn; a second one of the same turn is turned away', async () => {
    web.now('2027-03-02T10:00:00.000Z');
    const again = await signIn();
    const page = await again.get('/processing');
    expect(wordsOf(page.body)).toContain('1 review is overdue');
    const href = /href="(\/processing\/assess\?of=[^"]+)"/.exec(page.body)?.[1] ?? '';
    const form = await again.get(href);
    const review = { ...hiddenFields(form.body), outcome: 'with-measures', changed: 'Nothing new', occurredOn: 'today', 'next-review': '1/3/2028' };
    expect((await again.post('/processing/assess', review)).status).toBe(303);
    expect(wordsOf((await again.get('/processing')).body)).toContain('No review is overdue');
    expect((await again.get(href)).status).toBe(404);
    web.now('2026-11-24T10:00:00.000Z');
  });

  it('are read by managers and kept by the governance officer alone; others see neither', async () => {
    const ben = new Browser(web.app);
    await ben.signIn('ben');
    const page = await ben.get('/processing');
    expect(wordsOf(page.body)).toContain('Records of cases');
    expect(page.body).not.toContain('/processing/assess');
    expect((await ben.get('/processing/assess')).status).toBe(403);
    expect((await ben.post('/processing/assess', { ...hiddenFields(page.body), ...ASSESSED })).status).toBe(403);
    const anna = new Browser(web.app);
    await anna.signIn('anna');
    expect((await anna.get('/processing')).status).toBe(403);
  });
});

describe('a demonstration', () => {
  it('says so on every page and in the name of every file', async () => {
    governance = await signIn();
    expect(wordsOf((await governance.get('/processing')).body)).toContain('Testshire (demonstration)');
    expect(wordsOf((await governance.get('/account')).body)).toContain('every child and every worker is invented');
    expect((await governance.get('/processing/csv')).headers['content-disposition']).toContain('demonstration-processing');
    expect((await governance.get('/processing/csv')).body).toContain('Testshire (demonstration)');
  });

  it('takes no real service beside it, and never becomes one', async () => {
    const file = serviceFile.parse({ id: 'real', name: 'A real service', policy: 'leicester-city/deter-young-offenders', agencies: [{ id: 'yos', name: 'Youth offending service', sort: 'youth-offending-service' }], people: [{ username: 'real.admin', name: 'Ana Real', agency: 'yos', posts: ['administrator'] }] });
    await expect(createService(web.ports, web.identity, file, () => 'a password that nobody knows')).rejects.toThrow(/holds a demonstration/);
    await expect(web.store.connections.asSystem(SERVICE, (tx) => tx.query('UPDATE service SET demo = false WHERE id = $1', [SERVICE]))).rejects.toThrow();
  });
});
