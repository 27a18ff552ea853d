import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Browser, hiddenFields, wordsOf } from './browser.ts';
import { openWebService, PASSWORD, PEOPLE, SERVICE, type WebService } from './service.ts';

let web: WebService;
beforeAll(async () => {
  web = await openWebService();
});
afterAll(() => web?.close());
beforeEach(() => web.now('2026-11-24T10:00:00.000Z'));

describe('signing in', () => {
  it('leads to the page that was asked for, with a cookie closed to scripts and to other sites', async () => {
    const browser = new Browser(web.app);
    const asked = await browser.get('/caseload');
    expect(asked).toMatchObject({ status: 303, location: '/sign-in?to=%2Fcaseload' });
    const page = await browser.get(asked.location);
    const answer = await browser.post('/sign-in', { ...hiddenFields(page.body), username: 'ANNA', password: PASSWORD });
    expect(answer).toMatchObject({ status: 303, location: '/caseload' });
    expect(String(answer.headers['set-cookie'])).toMatch(/throughline=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax/);
    expect((await browser.get('/caseload')).status).toBe(200);
  });

  it('keeps the token of the session nowhere, only its hash', async () => {
    const browser = new Browser(web.app);
    await browser.signIn('anna');
    const token = browser.cookies.get('throughline') ?? '';
    const rows = await web.store.connections.beforeService((tx) => tx.query("SELECT encode(token_hash, 'escape') || csrf AS all_of_it FROM session"));
    expect(token).not.toBe('');
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('says the same to a wrong password and to a name that does not exist', async () => {
    const [wrong, unknown] = [await new Browser(web.app).signIn('anna', 'wrong'), await new Browser(web.app).signIn('nobody' as 'anna', 'wrong')];
    expect(wordsOf(wrong.body)).toContain('Check the user name and the password');
    expect(wordsOf(unknown.body)).toBe(wordsOf(wrong.body));
  });

  it('makes an account wait after five failures, longer each time, also the right password, and a name that nobody has in the same way', async () => {
    for (const name of ['fay', 'nobody'] as const) {
      web.now('2026-11-24T10:00:00.000Z');
      const browser = new Browser(web.app);
      const bodies = [];
      for (let n = 0; n < 5; n += 1) bodies.push(wordsOf((await browser.signIn(name as 'fay', 'wrong')).body));
      bodies.push(wordsOf((await browser.signIn(name as 'fay')).body));
      expect(new Set(bodies).size).toBe(1);
      web.now('2026-11-24T10:01:30.000Z');
      await browser.signIn(name as 'fay', 'wrong');
      web.now('2026-11-24T10:03:00.000Z');
      expect((await browser.signIn(name as 'fay')).location).toBe('');
      web.now('2026-11-24T10:04:00.000Z');
      expect((await browser.signIn(name as 'fay')).location).toBe(name === 'fay' ? '/' : '');
    }
  });

  it('makes an address wait that fails with many names', async () => {
    web.now('2026-11-24T15:00:00.000Z');
    const browser = new Browser(web.app);
    for (let n = 0; n < 20; n += 1) await browser.signIn(`guess-${n}` as 'anna', 'wrong');
    expect((await browser.signIn('ben')).location).toBe('');
    web.now('2026-11-24T15:02:00.000Z');
    expect((await browser.signIn('ben')).location).toBe('/');
    await web.store.connections.beforeService((tx) => tx.query('DELETE FROM sign_in_wait'));
  });

  it('leaves a trace of every try, with a name that nobody has too, but not that name', async () => {
    const events = await web.store.connections.beforeService((tx) => tx.query("SELECT event, detail, address FROM account_event WHERE event = 'refused: nobody has this name'"));
    expect(events.length).toBeGreaterThan(20);
    expect(JSON.stringify(events)).not.toContain('guess');
    const anna = { service: SERVICE, worker: PEOPLE.anna.worker };
    const own = (await web.identity.eventsOf(anna, 50)).map((e) => e.event);
    expect(own).toEqual(expect.arrayContaining(['signed in', 'wrong password']));
    expect((await web.reads()).map((r) => r.event)).toEqual(expect.arrayContaining(['account: signed in', 'account: wrong password', 'account: refused while waiting']));
  });

  it('refuses a sign-in form that was not made for this browser, or was sent from elsewhere', async () => {
    const browser = new Browser(web.app);
    expect((await browser.post('/sign-in', { _form: 'x', username: 'anna', password: PASSWORD })).status).toBe(403);
    const page = await browser.get('/sign-in');
    const foreign = await browser.post('/sign-in', { ...hiddenFields(page.body), username: 'anna', password: PASSWORD }, { origin: 'https://elsewhere.example' });
    expect(foreign.status).toBe(403);
    expect(foreign.body).toContain('not sent from here');
  });

  it('offers the accounts of a demonstration as buttons, and no others', async () => {
    const browser = new Browser(web.app);
    const page = await browser.get('/sign-in');
    expect(wordsOf(page.body)).toContain('Offender Management Coordinator: Cara Coordinator');
    const answer = await browser.post('/sign-in/demo', { ...hiddenFields(page.body), account: 'cara' });
    expect(answer.location).toBe('/');
    expect((await browser.get('/')).location).toBe('/home');
    await expect(web.store.connections.asSystem(SERVICE, (tx) => tx.query("UPDATE service SET demo = false WHERE id = 'testshire'"))).rejects.toThrow('a demonstration stays one');
  });

  it('asks somebody with several roles in which one they act, and acts in it', async () => {
    const browser = new Browser(web.app);
    const answer = await browser.signIn('dora');
    expect(answer.location).toBe('/role?to=%2F');
    expect((await browser.get('/caseload')).location).toBe('/role?to=%2Fcaseload');
    const role = await browser.get(answer.location);
    expect((await browser.post('/role', { ...hiddenFields(role.body), role: 'head-of-service' })).body).toContain('Choose the role');
    expect((await browser.post('/role', { ...hiddenFields(role.body), role: 'team-manager' })).location).toBe('/');
    expect((await browser.get('/caseload')).body).toContain('Team manager');
  });

  it('ends a session after an hour without use, after twelve hours in any case, and on signing out', async () => {
    const browser = new Browser(web.app);
    await browser.signIn('anna');
    for (const time of ['10:50', '11:45']) {
      web.now(`2026-11-24T${time}:00.000Z`);
      expect((await browser.get('/caseload')).status).toBe(200);
    }
    web.now('2026-11-24T12:46:00.000Z');
    expect((await browser.get('/caseload')).status).toBe(303);
    web.now('2026-11-24T10:00:00.000Z');
    await browser.signIn('anna');
    for (let hour = 10; hour < 22; hour += 1) {
      web.now(`2026-11-24T${hour}:30:00.000Z`);
      await browser.get('/caseload');
    }
    web.now('2026-11-24T22:01:00.000Z');
    expect((await browser.get('/caseload')).status).toBe(303);

    web.now('2026-11-24T10:00:00.000Z');
    await browser.signIn('anna');
    const page = await browser.get('/caseload');
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const token = browser.cookies.get('throughline') ?? '';
    expect((await browser.post('/sign-out', { _csrf: csrf })).location).toBe('/sign-in?out=1');
    browser.cookies.set('throughline', token);
    expect((await browser.get('/caseload')).status).toBe(303);
  });

  it('says what was done to whoever did it, and not to whoever comes next at the same desk', async () => {
    const child = await web.child('Quillfeather-Ng');
    const browser = new Browser(web.app);
    await browser.signIn('anna');
    expect((await browser.submit(`/children/${child}/record/note.recorded`, { note: 'Rang', occurredOn: 'today' })).status).toBe(303);
    const notice = browser.cookies.get('throughline-notice') ?? '';
    expect(notice).not.toBe('');
    // The page after it was never opened: the sign-in ends, and somebody else sits down.
    const session = browser.cookies.get('throughline') ?? '';
    browser.cookies.delete('throughline');
    expect((await browser.get('/sign-in')).body).not.toContain('Recorded');
    expect((await browser.get('/nowhere')).body).not.toContain('Recorded');
    await browser.signIn('fay');
    expect((await browser.get('/my-work')).body).not.toContain('Recorded: Note');
    // Whoever did it sees it.
    browser.cookies.set('throughline', session);
    browser.cookies.set('throughline-notice', notice);
    expect((await browser.get('/my-work')).body).toContain('Recorded: Note');
  });

  it('uses cookies that only this host can set where it is reached by https', async () => {
    const app = await web.server([], 'https://throughline.example');
    const answer = await new Browser(app).get('/sign-in');
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-throughline-browser=.*; Secure/);
    expect(answer.headers['strict-transport-security']).toBeDefined();
    await app.close();
  });
});
