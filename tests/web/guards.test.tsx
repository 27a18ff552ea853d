import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { route } from '../../src/web/route.ts';
import type { SubjectId } from '../../src/core/values/ids.ts';
import { Browser, hiddenFields, wordsOf } from './browser.ts';
import { openWebService, SERVICE, type WebService } from './service.ts';

let web: WebService;
let child: SubjectId;
beforeAll(async () => {
  web = await openWebService();
  child = await web.child('Guarded');
});
afterAll(() => web?.close());
beforeEach(() => web.now('2026-11-24T10:00:00.000Z'));

async function signedIn(person: 'anna' | 'eli' = 'anna'): Promise<Browser> {
  const browser = new Browser(web.app);
  await browser.signIn(person);
  return browser;
}

const note = { outcome: 'kept', with: 'child', how: 'in-person', note: 'Talked about college.', occurredOn: 'today' };

describe('the checks of every request', () => {
  it('refuses a submission without the token, with another token, or from another site', async () => {
    const browser = await signedIn();
    const page = await browser.get(`/children/${child}/note`);
    const form: Record<string, string> = { ...hiddenFields(page.body), ...note };
    expect((await browser.post(`/children/${child}/note`, note)).status).toBe(403);
    expect((await browser.post(`/children/${child}/note`, { ...form, _csrf: `${form['_csrf']}x` })).status).toBe(403);
    for (const headers of [{ origin: 'https://elsewhere.example' }, { origin: 'null' }, { origin: 'http://localhost:4000' }]) {
      expect((await browser.post(`/children/${child}/note`, form, headers)).status).toBe(403);
    }
    const before = await web.ports.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: child }));
    expect(before.map((e) => e.kind)).toEqual(['identity.recorded']);
    expect((await browser.post(`/children/${child}/note`, form)).status).toBe(303);
  });

  it('says which right is missing and who has it, and records the try', async () => {
    const browser = await signedIn('eli');
    const answer = await browser.get(`/children/${child}`);
    expect(answer.status).toBe(403);
    expect(wordsOf(answer.body)).toContain('needs the right “See the cases that the role reaches”. You are signed in as Performance analyst');
    expect(wordsOf(answer.body)).toContain('It belongs to: Case manager, Team manager');
    expect((await web.reads()).at(-1)).toMatchObject({ event: expect.stringMatching(/no right$/) as unknown, subject_id: child });
  });

  it('leaves a trace of every page about a child before it is shown, with its purpose', async () => {
    const browser = await signedIn();
    const before = (await web.reads()).length;
    expect((await browser.get(`/children/${child}/chronology`)).status).toBe(200);
    const after = await web.reads();
    expect(after.length).toBe(before + 1);
    expect(after.at(-1)).toEqual({ event: 'child.chronology', subject_id: child, purpose: 'working with the child' });
  });

  it('does not start with a route that could show a record without a trace', async () => {
    const bad = route({ method: 'GET', path: '/children/:child/secret', permission: 'cases.see', purpose: 'working with the child', audit: 'none: shows no child', handle: () => Promise.resolve({ is: 'redirect', to: '/' }) });
    await expect(web.server([bad])).rejects.toThrow('is about a record, and has no audit event');
  });

  it('does not show what a route read against its word, and gives a number that is in the log without the words of it', async () => {
    const bad = route({
      method: 'GET', path: '/sneaky', permission: 'cases.see', purpose: 'working with the child', audit: 'none: shows no child',
      handle: async ({ ports, who, today }) => ({ is: 'json', body: await ports.store.asReader(who.reader, (unit) => unit.lists.children({}, today)) }),
    });
    const silent = route({
      method: 'GET', path: '/silent', permission: 'cases.see', purpose: 'working with the child', audit: 'written by the query itself',
      handle: async ({ ports, who, today }) => ({ is: 'json', body: await ports.store.asReader(who.reader, (unit) => unit.lists.children({}, today)) }),
    });
    const asSystem = route({
      method: 'GET', path: '/as-system', permission: 'cases.see', purpose: 'working with the child', audit: { event: 'x', shown: 'x' },
      handle: async ({ ports, who }) => ({ is: 'json', body: await ports.store.asSystem(who.reader.service, (unit) => unit.records.chronology({ kind: 'child', id: child })) }),
    });
    const broken = route({ method: 'GET', path: '/broken', permission: 'cases.see', purpose: 'working with the child', audit: 'none: shows no child', handle: () => Promise.reject(new Error('no room for "Jordan Secret"')) });
    const app = await web.server([bad, silent, asSystem, broken]);
    const browser = new Browser(app);
    await browser.signIn('anna');
    for (const path of ['/sneaky', '/silent', '/as-system', '/broken']) {
      const answer = await browser.get(path);
      expect(answer.status).toBe(500);
      expect(answer.body).not.toContain('Guarded');
      const number = /<strong>([0-9A-F]{4}-[0-9A-F]{4})<\/strong>/.exec(answer.body)?.[1] ?? 'none';
      expect(web.log.some((line) => line.includes(number) && line.includes('"fault"'))).toBe(true);
    }
    expect(web.log.join('')).not.toContain('Jordan Secret');
    await app.close();
  });

  it('sends a strict policy, keeps pages out of stores, and has no script or style in the page', async () => {
    const answer = await (await signedIn()).get(`/children/${child}`);
    expect(answer.headers['content-security-policy']).toBe(
      "default-src 'self';script-src 'self';style-src 'self';img-src 'self';font-src 'self';connect-src 'self';object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
    );
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
    expect(answer.body).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle="|\son\w+="/);
  });

  it('finds nothing at an address that is none, or of a child that is not there', async () => {
    const browser = await signedIn();
    for (const path of ['/nowhere', '/children/not-an-id', '/children/0190a000-0000-7000-8000-00000000ffff', `/children/${child}/entries/%27`, `/children/${child}/record/no.such`]) {
      const answer = await browser.get(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(wordsOf(answer.body)).toContain('Page not found');
    }
  });

  it('redirects nowhere but to itself', async () => {
    const browser = new Browser(web.app);
    const page = await browser.get('/sign-in?to=https%3A%2F%2Felsewhere.example');
    expect(hiddenFields(page.body)['to']).toBe('/');
    for (const to of ['//elsewhere.example', '/\\elsewhere.example', 'javascript:x']) {
      const answer = await browser.post('/sign-in', { ...hiddenFields(page.body), to, username: 'anna', password: 'a long password for tests' });
      expect(answer.location).toBe('/');
    }
  });

  it('logs what was asked without names, ids or words', async () => {
    const browser = await signedIn();
    await browser.get('/search?q=Guarded');
    await browser.get(`/children/${child}`);
    const log = web.log.join('');
    expect(log).toContain('/children/:child');
    expect(log).not.toContain(child);
    expect(log).not.toContain('Guarded');
    expect(log).not.toMatch(/anna/i);
  });
});
