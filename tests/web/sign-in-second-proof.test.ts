import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Browser, hiddenFields, wordsOf, type Answer } from './browser.ts';
import { openWebService, PASSWORD, PEOPLE, SERVICE, type Person, type WebService } from './service.ts';

let web: WebService;
beforeAll(async () => {
  web = await openWebService();
});
afterAll(() => web?.close());

/** Each test has an hour of its own, so that no code and no wait reaches into the next. */
let hour = Date.parse('2026-11-24T00:00:00.000Z');
let now = '';
function at(minutes: number, seconds = 0): void {
  now = new Date(hour + minutes * 60_000 + seconds * 1000).toISOString();
  web.now(now);
}
beforeEach(() => {
  hour += 3 * 3_600_000;
  at(0);
});

function codeOf(secret: string): string {
  return new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: Date.parse(now) });
}

/** The key that a page shows for typing. */
function keyOn(body: string): string {
  return /tl-secret">([A-Z2-7 ]+)</.exec(body)?.[1]?.replaceAll(' ', '') ?? '';
}

function codesOn(body: string): readonly string[] {
  return [...body.matchAll(/<li class="tl-secret">([A-Z0-9-]+)</g)].map((m) => m[1] ?? '');
}

async function as(person: Person): Promise<Browser> {
  const browser = new Browser(web.app);
  expect((await browser.signIn(person)).status).toBe(303);
  return browser;
}

/** Adds an app on the account's page. */
async function withApp(person: Person): Promise<{ readonly browser: Browser; readonly secret: string; readonly codes: readonly string[] }> {
  const owner = { service: SERVICE, worker: PEOPLE[person].worker };
  await web.identity.removeAuthenticator(owner);
  await web.identity.saveRecoveryCodes(owner, [], now);
  const browser = await as(person);
  const page = await browser.get('/account/authenticator');
  const secret = keyOn(page.body);
  const answer = await browser.post('/account/authenticator', { ...hiddenFields(page.body), code: codeOf(secret) });
  return { browser, secret, codes: codesOn(answer.body) };
}

async function signInWithCode(person: Person, fields: Record<string, string>): Promise<Answer> {
  const browser = new Browser(web.app);
  expect((await browser.signIn(person)).location).toBe('/sign-in/second');
  const page = await browser.get('/sign-in/second');
  return browser.post('/sign-in/second', { ...hiddenFields(page.body), ...fields });
}

describe('an authenticator app', () => {
  it('is added with a code of it, and asked for after the password; no code is taken twice', async () => {
    const { secret, codes } = await withApp('anna');
    expect(codes).toHaveLength(10);
    at(2);
    const code = codeOf(secret);
    expect((await signInWithCode('anna', { code })).location).toBe('/');
    expect((await signInWithCode('anna', { code })).location).toBe('');
    at(3);
    expect((await signInWithCode('anna', { code: codeOf(secret) })).location).toBe('/');
  });

  it('is not added with a wrong code: the same key is shown again', async () => {
    const browser = await as('ben');
    const page = await browser.get('/account/authenticator');
    const again = await browser.post('/account/authenticator', { ...hiddenFields(page.body), code: '000000' });
    expect(wordsOf(again.body)).toContain('This is not the code that the app shows now');
    expect(keyOn(again.body)).toBe(keyOn(page.body));
    expect((await web.identity.secondFactors({ service: SERVICE, worker: PEOPLE.ben.worker })).authenticator).toBeUndefined();
  });

  it('lies sealed in the database, and recovery codes as digests', async () => {
    const { secret, codes } = await withApp('cara');
    const stored = JSON.stringify(await web.store.connections.asSystem(SERVICE, (tx) => tx.query("SELECT encode(sealed, 'escape') AS s FROM authenticator UNION ALL SELECT encode(hash, 'escape') FROM recovery_code")));
    expect(stored).not.toContain(secret);
    for (const code of codes) expect(stored).not.toContain(code);
  });

  it('does not open the service before the code: the password alone is no session', async () => {
    await withApp('fay');
    const browser = new Browser(web.app);
    await browser.signIn('fay');
    expect(browser.cookies.has('throughline')).toBe(false);
    expect((await browser.get('/caseload')).location).toContain('/sign-in');
  });

  it('makes codes wait after five failures, also the right one, until the wait is over', async () => {
    const { secret } = await withApp('fay');
    at(5);
    for (let n = 0; n < 5; n += 1) await signInWithCode('fay', { code: '123456' });
    expect((await signInWithCode('fay', { code: codeOf(secret) })).location).toBe('');
    at(7);
    expect((await signInWithCode('fay', { code: codeOf(secret) })).location).toBe('/');
  });

  it('is beaten by a recovery code once; a step that was done or has grown old leads back to the beginning', async () => {
    const { codes } = await withApp('anna');
    const [first = ''] = codes;
    at(4);
    expect((await signInWithCode('anna', { recovery: first.toLowerCase().replaceAll('-', ' ') })).location).toBe('/');
    expect((await signInWithCode('anna', { recovery: first })).location).toBe('');
    const browser = new Browser(web.app);
    await browser.signIn('anna');
    const page = await browser.get('/sign-in/second');
    expect(wordsOf(page.body)).toContain('9 are left');
    at(15);
    expect((await browser.post('/sign-in/second', { ...hiddenFields(page.body), recovery: codes[1] ?? '' })).location).toBe('/sign-in?late=1');
  });
});

describe('a role that must have a second proof', () => {
  it('sets one up at the next sign-in, before anything is seen, and keeps it', async () => {
    await web.identity.setSecondFactorRoles(SERVICE, ['performance-analyst'], PEOPLE.ben.worker, now);
    const browser = new Browser(web.app);
    expect((await browser.signIn('eli')).location).toBe('/sign-in/enrol');
    expect((await browser.get('/register')).location).toContain('/sign-in');
    const page = await browser.get('/sign-in/enrol');
    expect(page.body).toMatch(/<svg class="tl-square"[^>]*><rect[^>]*\/?>.*<path d="M/s);
    expect(page.body).not.toMatch(/\sstyle=/);
    const secret = keyOn(page.body);
    const wrong = await browser.post('/sign-in/enrol', { ...hiddenFields(page.body), code: '000000' });
    expect(keyOn(wrong.body)).toBe(secret);
    const shown = await browser.post('/sign-in/enrol', { ...hiddenFields(wrong.body), code: codeOf(secret) });
    expect(codesOn(shown.body)).toHaveLength(10);
    expect((await browser.get('/register')).status).toBe(200);
    const own = await browser.get('/account');
    const remove = await browser.post('/account/authenticator/remove', { _csrf: /name="_csrf" value="([^"]+)"/.exec(own.body)?.[1] ?? '' });
    expect(remove.location).toBe('/account');
    expect(wordsOf((await browser.get('/account')).body)).toContain('your role must have a second proof');
    expect((await web.identity.secondFactors({ service: SERVICE, worker: PEOPLE.eli.worker })).authenticator).toBeDefined();
    await web.identity.setSecondFactorRoles(SERVICE, [], PEOPLE.ben.worker, now);
  });

  it('is every role of a service that has said nothing, and none of a demonstration', async () => {
    const { rolesWithSecondFactor } = await import('../../src/app/accounts/second-factor.ts');
    const desk = { identity: { ...web.identity, secondFactorRoles: () => Promise.resolve(undefined) }, clock: web.ports.clock, ids: web.ports.ids, keys: [new Uint8Array(32)] as const, origin: new URL('http://localhost'), limits: { idleMinutes: 60, hours: 12 }, sso: undefined };
    expect(await rolesWithSecondFactor(desk, SERVICE, true)).toEqual([]);
    expect(await rolesWithSecondFactor(desk, SERVICE, false)).toEqual(expect.arrayContaining(['case-manager', 'administrator', 'volunteer']));
  });
});

describe('one’s own password', () => {
  const NEW = 'tangerine lorry umbrella';

  it('is changed with the present one; other sign-ins end, and the old one opens nothing', async () => {
    const elsewhere = await as('dora');
    const browser = await as('dora');
    for (const b of [elsewhere, browser]) {
      const role = await b.get('/role');
      await b.post('/role', { ...hiddenFields(role.body), role: 'case-manager' });
    }
    const change = (fields: Record<string, string>): Promise<Answer> => browser.submit('/account/password', fields);
    expect(wordsOf((await change({ current: 'wrong', password: NEW, again: NEW })).body)).toContain('This is not your present password');
    expect(wordsOf((await change({ current: PASSWORD, password: 'short', again: 'short' })).body)).toContain('it needs 12 or more');
    expect(wordsOf((await change({ current: PASSWORD, password: NEW, again: 'other' })).body)).toContain('The two are not the same');
    const refused = await change({ current: PASSWORD, password: 'qwertyuiop123', again: 'qwertyuiop123' });
    expect(wordsOf(refused.body)).toContain('tried first');
    expect(refused.body).not.toContain('qwertyuiop123');
    expect((await elsewhere.get('/caseload')).status).toBe(200);
    expect((await change({ current: PASSWORD, password: NEW, again: NEW })).location).toBe('/account');
    expect((await elsewhere.get('/caseload')).status).toBe(303);
    expect((await browser.get('/caseload')).status).toBe(200);
    expect((await new Browser(web.app).signIn('dora')).location).toBe('');
    expect((await new Browser(web.app).signIn('dora', NEW)).location).toBe('/role?to=%2F');
  });

  it('is not kept when its form comes after the sign-in has ended', async () => {
    const browser = await as('ben');
    const page = await browser.get('/account/password');
    at(90);
    const late = await browser.post('/account/password', { ...hiddenFields(page.body), current: PASSWORD, password: NEW, again: NEW });
    expect(late.location).toBe('/sign-in?ended=1');
    expect((await browser.signIn('ben')).location).toBe('/');
  });

  it('is chosen at the first sign-in where somebody else knows the first', async () => {
    await web.store.connections.asSystem(SERVICE, (tx) => tx.query("UPDATE account SET first_password = true WHERE username = 'ben'"));
    const browser = new Browser(web.app);
    expect((await browser.signIn('ben')).location).toBe('/sign-in/new-password');
    expect((await browser.get('/my-work')).location).toContain('/sign-in');
    const page = await browser.get('/sign-in/new-password');
    expect((await browser.post('/sign-in/new-password', { ...hiddenFields(page.body), password: NEW, again: NEW })).location).toBe('/');
    expect((await browser.get('/my-work')).status).toBe(200);
    expect((await new Browser(web.app).signIn('ben')).location).toBe('');
  });
});
