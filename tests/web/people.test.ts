import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubjectId } from '../../src/core/values/ids.ts';
import { Browser, wordsOf } from './browser.ts';
import { openWebService, PEOPLE, type Person, type WebService } from './service.ts';

let web: WebService;
let red: SubjectId;
let green: SubjectId;
beforeAll(async () => {
  web = await openWebService();
  const dyo = (colour: string) => [
    { kind: 'allocation.made', data: { role: 'case-manager', worker: PEOPLE.anna.worker } },
    { kind: 'dyo.classified', data: { criterion: ['yogrs'] } },
    { kind: 'rag.set', data: { colour }, happened: true },
  ];
  green = await web.child('Greenwood', dyo('green'));
  red = await web.child('Redfern', dyo('red'));
  await web.child('Ordinary', [{ kind: 'allocation.made', data: { role: 'case-manager', worker: PEOPLE.anna.worker } }]);
});
afterAll(() => web?.close());

async function as(person: Person): Promise<Browser> {
  const browser = new Browser(web.app);
  await browser.signIn(person);
  return browser;
}

describe('supervision', () => {
  const path = `/supervision/${PEOPLE.anna.worker}`;

  it('begins with DYO, Red before Green, for the manager and the worker, and is nowhere for others', async () => {
    const page = wordsOf((await (await as('ben')).get(path)).body);
    expect(page).toContain('3 cases, 2 of them DYO');
    expect(page.indexOf('Redfern')).toBeLessThan(page.indexOf('Greenwood'));
    expect(page.indexOf('Greenwood')).toBeLessThan(page.indexOf('Ordinary'));
    expect((await (await as('anna')).get(path)).status).toBe(200);
    for (const person of ['fay', 'cara'] as const) expect((await (await as(person)).get(path)).status, person).toBe(404);
    expect((await (await as('ben')).get('/supervision/not-an-id')).status).toBe(404);
  });

  it('is not closed without a note on plan and risk for each DYO, and then is', async () => {
    const browser = await as('ben');
    await browser.submit(path, { child: red, plan: 'Curfew holds', risk: 'Still high' }, `${path}/note`);
    const refused = await browser.submit(path, { present: ['case-manager', 'team-manager'] }, `${path}/close`);
    expect(wordsOf(refused.body)).toContain('a note on the plan (Pathways and Planning) of each DYO on the agenda');
    expect(wordsOf(refused.body)).toContain('still wanted for Jo Greenwood');
    await browser.submit(path, { child: green, plan: 'On course', risk: 'Low' }, `${path}/note`);
    await browser.submit(path, { present: ['case-manager', 'team-manager'] }, `${path}/close`);
    expect(wordsOf((await browser.get(path)).body)).toContain('Last on Tue 24 November 2026');
    expect(wordsOf((await browser.get(`/children/${red}/chronology`)).body)).toContain('Plan: Curfew holds');
    expect(wordsOf((await browser.get('/team')).body)).toMatch(/Anna Case 2 24 November 2026/);
    expect((await (await as('anna')).submit(path, { child: red, plan: 'x' }, `${path}/note`)).status).toBe(403);
  });

  it('a note that is corrected corrects the oversight on the child’s record, for the manager alone', async () => {
    const browser = await as('ben');
    await browser.submit(path, { child: red, plan: 'Curfew until eight', risk: 'High' }, `${path}/note`);
    const note = new RegExp(`${path}/notes/[0-9a-f-]{36}`).exec((await browser.get(path)).body)?.[0] ?? '';
    expect(wordsOf((await browser.submit(note, { plan: 'Curfew until nine', risk: 'High', reason: '', how: 'correct' })).body)).toContain('why the note is corrected');
    expect(await browser.submit(note, { plan: 'Curfew until nine', risk: 'High', reason: 'The wrong hour', how: 'correct' })).toMatchObject({ status: 303, location: path });
    const words = wordsOf((await browser.get(`/children/${red}/chronology`)).body);
    expect(words).toContain('Plan: Curfew until nine');
    expect(words).not.toContain('Plan: Curfew until eight Risk');
    expect((await browser.get(note)).status, 'the first version cannot be corrected twice').toBe(404);
    for (const person of ['anna', 'fay', 'cara'] as const) expect([403, 404], person).toContain((await (await as(person)).get(note)).status);
  });

  it('the coordinator is asked to join, and sees it among the work', async () => {
    const browser = await as('ben');
    await browser.submit(path, { ask: '10/12/2026' }, `${path}/ask`);
    expect(wordsOf((await browser.get(path)).body)).toMatch(/Asked Offender Management Coordinator, supervision of Thu 10 December 2026/);
    expect(wordsOf((await (await as('cara')).get('/my-work')).body)).toContain('Join the supervision');
  });
});

describe('areas', () => {
  it('show what is missing, and keep what is recorded', async () => {
    const browser = await as('cara');
    expect(wordsOf((await browser.get('/areas')).body)).toContain('4 links are missing');
    await browser.submit('/areas/post.filled?area=North', { post: 'contact', name: 'Front desk', telephone: '101', occurredOn: '24/11/2026' }, '/areas/post.filled');
    const page = wordsOf((await browser.get('/areas')).body);
    expect(page).toContain('3 links are missing');
    expect(page).toContain('Front desk, 101 since 24 November 2026');
    const refused = await browser.submit('/areas/post.filled?area=North', { post: 'npa-sergeant', worker: PEOPLE.anna.worker, occurredOn: '24/11/2026' }, '/areas/post.filled');
    expect(wordsOf(refused.body)).toContain('the administrator of accounts gives the role');
  });
});

describe('brothers and sisters', () => {
  it('are added, linked where they are on record, and answered for', async () => {
    const browser = await as('anna');
    const path = `/children/${red}/siblings`;
    const wrong = await browser.submit(path, { relation: 'sister', occurredOn: '24/11/2026' });
    expect(wordsOf(wrong.body)).toContain('the name, or the child of the service who is meant');
    const reference = 'TST-1';
    await browser.submit(path, { relation: 'brother', reference, 'at-risk': 'no', occurredOn: '24/11/2026' });
    await browser.submit(path, { relation: 'sister', name: 'Mia', age: '13', 'at-risk': 'yes', why: 'the same friends', occurredOn: '24/11/2026' });
    const page = await browser.get(path);
    expect(page.body).toContain(`/children/${green}`);
    expect(wordsOf(page.body)).toContain('Mia , sister, aged 13');
    expect(wordsOf(page.body)).toContain('Refer to a prevention service');
    expect(wordsOf((await browser.submit(path, { relation: 'brother', reference, occurredOn: '24/11/2026' })).body)).toContain('linked already');
    expect(wordsOf((await browser.get(`/children/${red}`)).body)).toContain('May be at risk');
    expect(wordsOf((await browser.get(`/children/${red}/duties`)).body)).toContain('Refer the sibling to a prevention service: Mia');
  });
});

describe('the prevention list', () => {
  it('is kept by the officer, and says so to others', async () => {
    const browser = await as('ben');
    const done = await browser.submit('/prevention/prevention.concern', { name: 'Sam Vale', 'incidents.0.on': '20/11/2026', 'incidents.0.what': 'Shop theft', occurredOn: '24/11/2026' }, '/prevention/prevention.concern');
    expect(wordsOf(done.body)).toContain('the seconded police officer records this');
    expect(done.body).toContain('Shop theft');
    expect(wordsOf((await browser.get('/prevention')).body)).toContain('Nobody is on the list');
  });
});
