import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubjectId } from '../../src/core/values/ids.ts';
import { Browser, wordsOf } from './browser.ts';
import { openWebService, PEOPLE, type Person, type WebService } from './service.ts';

let web: WebService;
let child: SubjectId;
beforeAll(async () => {
  web = await openWebService();
  web.now('2099-03-02T10:00:00.000Z');
  child = await web.child('Hiddenham', [
    { kind: 'allocation.made', data: { role: 'case-manager', worker: PEOPLE.anna.worker } },
    { kind: 'case.restricted', data: { why: 'A colleague’s child', ask: PEOPLE.ben.worker, people: [{ worker: PEOPLE.ben.worker }] } },
  ]);
});
afterAll(() => web?.close());

async function as(person: Person): Promise<Browser> {
  const browser = new Browser(web.app);
  await browser.signIn(person);
  return browser;
}

describe('a restricted record', () => {
  it('is open to whoever is named', async () => {
    const page = await (await as('ben')).get(`/children/${child}`);
    expect(page.status).toBe(200);
    expect(page.body).toContain('Hiddenham');
  });

  it('is said to exist, with whom to ask, to those who may know so much', async () => {
    const browser = await as('cara');
    const page = await browser.get(`/children/${child}`);
    expect(page.status).toBe(403);
    expect(wordsOf(page.body)).toContain('This record is restricted');
    expect(wordsOf(page.body)).toContain('Ask Ben Manager');
    expect(page.body).not.toContain('Hiddenham');
    const found = await browser.get('/search?q=jo+hiddenham');
    expect(wordsOf(found.body)).toContain('A restricted record fits exactly');
    expect(wordsOf((await browser.get('/search?q=hiddenham')).body)).not.toContain('restricted record');
  });

  it('is nowhere for those who may not', async () => {
    const browser = await as('anna');
    for (const path of ['', '/chronology', '/duties', '/lifeline', '/record']) {
      const page = await browser.get(`/children/${child}${path}`);
      expect(page.status, path).toBe(404);
      expect(page.body, path).not.toContain('Hiddenham');
      expect(wordsOf(page.body), path).not.toContain('restricted');
    }
    for (const path of ['/caseload', '/search?q=jo+hiddenham', '/my-work', '/register']) expect(wordsOf((await browser.get(path)).body).replace('“jo hiddenham”', ''), path).not.toContain('Hiddenham');
  });
});

describe('an emergency', () => {
  it('asks what is missing, and keeps what was typed', async () => {
    const page = await (await as('anna')).submit('/emergency', { who: 'Jo Hiddenham', born: 'yesterdayish', reason: 'ill' });
    expect(page.status).toBe(400);
    expect(wordsOf(page.body)).toMatch(/Give the date of birth.*Say in a few words why it cannot wait.*Choose for how long/);
    expect(page.body).toContain('yesterdayish');
  });

  it('tells nobody whether a record is there unless it is named exactly', async () => {
    const browser = await as('anna');
    const page = await browser.submit('/emergency', { who: 'Hiddenham', reason: 'At the custody suite and ill', hours: '1' });
    expect(page.status).toBe(404);
    expect(wordsOf(page.body)).toContain('Nobody on record fits exactly');
    expect((await web.reads()).filter((r) => r.event === 'emergency.tried')).toHaveLength(1);
  });

  it('opens the record for a while, tells the managers, and is written on the record', async () => {
    const browser = await as('anna');
    const sent = await browser.submit('/emergency', { who: 'TST-1', reason: 'At the custody suite and ill', hours: '4' });
    expect(sent).toMatchObject({ status: 303, location: `/children/${child}` });
    expect((await browser.get(`/children/${child}`)).body).toContain('Hiddenham');
    const chronology = wordsOf((await (await as('ben')).get(`/children/${child}/chronology`)).body);
    expect(chronology).toMatch(/Opened in an emergency.*Anna Case, four hours: At the custody suite and ill/);
    expect((await (await as('fay')).get(`/children/${child}`)).status).toBe(404);
  });

  it('is refused to roles that do not work with cases', async () => {
    expect((await (await as('eli')).get('/emergency')).status).toBe(403);
  });
});
