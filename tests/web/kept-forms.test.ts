import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SubjectId } from '../../src/core/values/ids.ts';
import { Browser, hiddenFields, wordsOf } from './browser.ts';
import { openWebService, SERVICE, type Person, type WebService } from './service.ts';

let web: WebService;
let child: SubjectId;
beforeAll(async () => {
  web = await openWebService();
});
afterAll(() => web?.close());
beforeEach(async () => {
  web.now('2026-11-24T10:00:00.000Z');
  child = await web.child('Kept');
});

async function as(person: Person): Promise<Browser> {
  const browser = new Browser(web.app);
  await browser.signIn(person);
  return browser;
}

async function recorded(kind: string): Promise<number> {
  return (await web.ports.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: child }))).filter((e) => e.kind === kind).length;
}

const NOTE = { outcome: 'kept', with: 'child', how: 'in-person', note: 'Forty minutes of careful words.', occurredOn: 'today', 'next-on': 'Friday' };

describe('a submission after the session has ended', () => {
  it('is held, not recorded, and given back in its form to the person who wrote it', async () => {
    const anna = await as('anna');
    const page = await anna.get(`/children/${child}/note`);
    web.now('2026-11-24T12:00:00.000Z');
    const late = await anna.post(`/children/${child}/note`, { ...hiddenFields(page.body), ...NOTE });
    expect(late.location).toBe('/sign-in?held=1');
    expect(wordsOf((await anna.get(late.location)).body)).toContain('What you typed has been kept for you alone, encrypted');
    expect(await recorded('contact.recorded')).toBe(0);
    const signedIn = await anna.signIn('anna');
    expect(signedIn.location).toMatch(/^\/held\/held-/);
    const back = await anna.follow(signedIn);
    expect(back.body).toContain('Forty minutes of careful words.');
    expect(back.body).toContain('value="Friday"');
    expect(back.body).toMatch(/value="kept"[^>]* checked/);
    expect(wordsOf(back.body)).toContain('You were signed out before this was sent. It is all here again, as you typed it');
    expect((await anna.post(`/children/${child}/note`, { ...hiddenFields(back.body), ...NOTE })).status).toBe(303);
    expect(await recorded('contact.recorded')).toBe(1);
    expect((await anna.signIn('anna')).location).toBe('/');
  });

  it('goes to nobody else, not even with its address', async () => {
    const anna = await as('anna');
    const page = await anna.get(`/children/${child}/note`);
    web.now('2026-11-24T12:00:00.000Z');
    await anna.post(`/children/${child}/note`, { ...hiddenFields(page.body), ...NOTE });
    const ben = await as('ben');
    expect((await ben.get('/')).location).not.toContain('held');
    const address = (await anna.signIn('anna')).location;
    const key = address.split('/').at(-1) ?? '';
    const answers = [await ben.get(address), await ben.get(`/drafts/${key}`), await ben.get(`/children/${child}/note?held=${key}`)];
    expect(answers.slice(0, 2).map((a) => a.status)).toEqual([404, 404]);
    for (const answer of answers) expect(answer.body).not.toContain('careful words');
  });

  it('is sealed in the database', async () => {
    const anna = await as('anna');
    const page = await anna.get(`/children/${child}/note`);
    web.now('2026-11-24T12:00:00.000Z');
    await anna.post(`/children/${child}/note`, { ...hiddenFields(page.body), ...NOTE });
    const address = (await anna.signIn('anna')).location;
    const held = await web.identity.held({ service: SERVICE, worker: '0190a000-0000-7000-8000-000000000001' as never, name: '', agency: 'yjs' as never, roles: [], purpose: 'own draft' }, '2026-11-24T12:00:00.000Z');
    const row = held.find((d) => address.endsWith(d.key));
    expect(row).toBeDefined();
    expect(Buffer.from(row?.sealed ?? []).toString('utf8')).not.toContain('careful words');
  });

  it('is held too when its writer had signed out in another tab, and when they have signed in again there', async () => {
    const anna = await as('anna');
    const page = await anna.get(`/children/${child}/note`);
    const form = hiddenFields(page.body);
    await anna.post('/sign-out', { _csrf: form['_csrf'] ?? '' });
    expect((await anna.post(`/children/${child}/note`, { ...form, ...NOTE })).location).toBe('/sign-in?held=1');
    await anna.signIn('anna');
    const again = await anna.post(`/children/${child}/note`, { ...form, ...NOTE });
    expect(again.location).toMatch(/^\/held\//);
    expect((await anna.follow(again)).body).toContain('careful words');
    const ben = await as('ben');
    expect((await ben.post(`/children/${child}/note`, { ...form, ...NOTE })).status).toBe(403);
    expect(await recorded('contact.recorded')).toBe(0);
  });

  it('says that a form without a page of its own can be sent again, and sends it', async () => {
    const anna = await as('anna');
    const page = await anna.get(`/children/${child}/note`);
    const { _page, ...rest } = hiddenFields(page.body);
    expect(_page).toBe(`/children/${child}/note`);
    web.now('2026-11-24T13:00:00.000Z');
    await anna.post(`/children/${child}/note`, { ...rest, ...NOTE });
    const back = await anna.follow(await anna.signIn('anna'));
    expect(wordsOf(back.body)).toContain('Nothing of this has been recorded yet');
    const sent = await anna.post(`/children/${child}/note`, hiddenFields(back.body));
    expect(sent.status).toBe(303);
    expect(await recorded('contact.recorded')).toBe(1);
  });

  it('answers a script with 401 and keeps nothing', async () => {
    const browser = new Browser(web.app);
    expect((await browser.post('/drafts/x', { note: 'y' }, { accept: 'application/json' })).status).toBe(401);
  });
});

describe('drafts', () => {
  it('are saved while typing, restored with a notice, and gone when the form was recorded', async () => {
    const anna = await as('anna');
    const page = await anna.get(`/children/${child}/record/note.recorded`);
    const key = /data-draft-key="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const form: Record<string, string> = { ...hiddenFields(page.body), note: 'Half a sent', occurredOn: 'today' };
    const saved = await anna.post(`/drafts/${encodeURIComponent(key)}`, form, { accept: 'application/json' });
    expect([saved.status, saved.body]).toEqual([200, '{"saved":true}']);
    const restored = await anna.get(`/children/${child}/record/note.recorded`);
    expect(restored.body).toContain('Half a sent');
    expect(wordsOf(restored.body)).toContain('This is your draft: nothing of it has been recorded yet.');
    expect((await (await as('fay')).get(`/children/${child}/record/note.recorded`)).body).not.toContain('Half a sent');
    expect((await anna.post(`/children/${child}/record/note.recorded`, { ...hiddenFields(restored.body), note: 'Half a sentence, and the rest.', occurredOn: 'today' })).status).toBe(303);
    expect((await anna.get(`/children/${child}/record/note.recorded`)).body).not.toContain('This is your draft');
  });

  it('are discarded by their author, expire after seven days, and need the token', async () => {
    const anna = await as('anna');
    const form = hiddenFields((await anna.get(`/children/${child}/record/note.recorded`)).body);
    expect((await anna.post('/drafts/k', { note: 'x' }, { accept: 'application/json' })).status).toBe(403);
    await anna.post('/drafts/k', { ...form, note: 'x' }, { accept: 'application/json' });
    expect((await anna.get('/drafts/k')).status).toBe(200);
    expect((await anna.post('/drafts/k/discard', { ...form })).location).toBe(`/children/${child}/record/note.recorded`);
    expect((await anna.get('/drafts/k')).status).toBe(404);
    await anna.post('/drafts/k', { ...form, note: 'x' }, { accept: 'application/json' });
    web.now('2026-12-01T09:59:00.000Z');
    await anna.signIn('anna');
    expect((await anna.get('/drafts/k')).status).toBe(200);
    web.now('2026-12-01T10:01:00.000Z');
    expect((await anna.get('/drafts/k')).status).toBe(404);
  });
});
