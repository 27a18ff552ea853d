import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { id, type AgencyId } from '../../src/core/values/ids.ts';
import { openIdConnect, SSO_RETURN } from '../../src/app/accounts/open-id-connect.ts';
import type { RolesByClaims } from '../../src/app/accounts/single-sign-on.ts';
import { ROUTES } from '../../src/web/routes.ts';
import { Browser, hiddenFields, unescaped, wordsOf, type Answer } from './browser.ts';
import { startProvider, type RunningProvider } from './provider.ts';
import { openWebService, PASSWORD, PEOPLE, SERVICE, type WebService } from './service.ts';

const ORIGIN = 'http://localhost:3000';
const DAY = '2026-11-24';
let web: WebService;
let provider: RunningProvider;
/** roles by our own administration, and roles by claims */
let plain: FastifyInstance;
let byClaims: FastifyInstance;

beforeAll(async () => {
  web = await openWebService();
  provider = await startProvider(`${ORIGIN}${SSO_RETURN}`);
  const claims: RolesByClaims = { service: SERVICE, agency: id<AgencyId>('yjs'), claim: 'groups', roles: { 'YJS-Managers': 'team-manager', 'YJS-Staff': 'case-manager' } };
  const sso = (mapping: RolesByClaims | undefined) =>
    openIdConnect({ issuer: provider.issuer, clientId: provider.clientId, clientSecret: provider.clientSecret, scope: 'openid profile email', name: 'Testshire Council', byClaims: mapping }, new URL(ORIGIN));
  [plain, byClaims] = [await web.server(ROUTES, ORIGIN, sso(undefined)), await web.server(ROUTES, ORIGIN, sso(claims))];
});
afterAll(async () => {
  await plain?.close();
  await byClaims?.close();
  await provider?.close();
  await web?.close();
});
beforeEach(() => web.now(`${DAY}T10:00:00.000Z`));

/** The whole way of a browser: to the provider, there as somebody, and back. */
async function through(browser: Browser, sub: string, from = '/sign-in/single-sign-on'): Promise<Answer> {
  provider.at = sub;
  return browser.get(await provider.visit((await browser.get(from)).location));
}

/** Where the account's own page leads to join it. */
async function joinOf(browser: Browser): Promise<string> {
  return unescaped(/href="(\/sign-in\/single-sign-on\?aim=join[^"]*)"/.exec((await browser.get('/account')).body)?.[1] ?? '');
}

describe('single sign-on with roles of our own administration', () => {
  it('gives a stranger a clear page and no account', async () => {
    provider.people.set('stranger', { name: 'Sam Stranger', email: 'anna@testshire.example' });
    const browser = new Browser(plain);
    const answer = await through(browser, 'stranger');
    expect(answer.location).toBe('/sign-in?unknown=1');
    expect(wordsOf((await browser.get(answer.location)).body)).toContain('this service does not know you yet. Ask the administrator of this service for an account');
    expect(browser.cookies.has('throughline')).toBe(false);
    expect((await web.identity.accounts(SERVICE, plainDate(DAY))).some((r) => r.name === 'Sam Stranger')).toBe(false);
  });

  it('opens an account that its owner has joined to it, by the subject and not by a name', async () => {
    provider.people.set('anna-at-council', { name: 'Anna Elsewhere', preferred_username: 'ben' });
    const browser = new Browser(plain);
    await browser.signIn('anna');
    expect(wordsOf((await browser.get('/account')).body)).toContain('Testshire Council Not joined to this account');
    expect((await through(browser, 'anna-at-council', await joinOf(browser))).location).toBe('/account');
    expect(wordsOf((await browser.get('/account')).body)).toContain('Joined');
    const other = new Browser(plain);
    expect(wordsOf((await other.get('/sign-in')).body)).toContain('With Testshire Council');
    expect((await through(other, 'anna-at-council', '/sign-in/single-sign-on?to=/caseload')).location).toBe('/caseload');
    expect((await other.get('/caseload')).body).toContain('Anna Case');
    const ben = new Browser(plain);
    await ben.signIn('ben');
    await through(ben, 'anna-at-council', await joinOf(ben));
    expect((await web.identity.accountOf({ service: SERVICE, worker: PEOPLE.ben.worker }))?.provider).toBeUndefined();
    expect(wordsOf((await ben.get('/account')).body)).toContain('belongs to another account');
  });

  it('joins only from the account’s own page, with a fresh proof', async () => {
    const browser = new Browser(plain);
    await browser.signIn('fay');
    const join = await joinOf(browser);
    for (const forged of ['/sign-in/single-sign-on?aim=join', `${join}x`]) expect((await browser.get(forged)).location).toBe('/account');
    const other = new Browser(plain);
    await other.signIn('fay');
    expect((await other.get(join)).location).toBe('/account');
    web.now(`${DAY}T10:15:00.000Z`);
    expect((await browser.get(join)).location).toMatch(/^\/confirm/);
  });

  it('confirms who somebody is with a proof that the provider asks for anew, and with nobody else’s', async () => {
    const browser = new Browser(plain);
    await through(browser, 'anna-at-council');
    web.now(`${DAY}T10:20:00.000Z`);
    expect((await browser.get('/account/authenticator')).location).toMatch(/^\/confirm/);
    const from = '/sign-in/single-sign-on?aim=confirm&to=/account/authenticator';
    expect((await through(browser, 'stranger', from)).location).toBe('/confirm?to=%2Faccount%2Fauthenticator');
    const before = provider.proofs;
    expect((await browser.get(from)).location).toMatch(/max_age=0.*prompt=login|prompt=login.*max_age=0/);
    expect((await through(browser, 'anna-at-council', from)).location).toBe('/account/authenticator');
    expect(provider.proofs).toBe(before + 1);
    expect((await browser.get('/account/authenticator')).status).toBe(200);
  });
});

describe('an answer that does not fit', () => {
  const refused = async (browser: Browser, path: string): Promise<void> => {
    const answer = await browser.get(path);
    expect(answer.location).toMatch(/^\/sign-in\?(provider|late)=1$/);
    expect(browser.cookies.has('throughline')).toBe(false);
  };

  it('is refused: another state, a code that was used, another browser, no step, the provider’s refusal', async () => {
    const browser = new Browser(plain);
    provider.at = 'anna-at-council';
    const back = await provider.visit((await browser.get('/sign-in/single-sign-on')).location);
    await refused(new Browser(plain), back);
    const other = new Browser(plain);
    await other.get('/sign-in/single-sign-on');
    await refused(other, back);
    await refused(browser, back.replace(/state=[^&]+/, 'state=forged'));
    // The step is used up by a try that failed: the right answer comes too late.
    await refused(browser, back);
    const again = new Browser(plain);
    const good = await provider.visit((await again.get('/sign-in/single-sign-on')).location);
    expect((await again.get(good)).location).toBe('/');
    again.cookies.delete('throughline');
    await refused(again, good);
    const denied = new Browser(plain);
    const state = new URL((await denied.get('/sign-in/single-sign-on')).location).searchParams.get('state') ?? '';
    await refused(denied, `${SSO_RETURN}?error=access_denied&state=${state}&iss=${encodeURIComponent(provider.issuer.origin)}`);
  });

  it('is refused when the answer names another provider, and asks with PKCE, state and nonce', async () => {
    const browser = new Browser(plain);
    const asked = new URL((await browser.get('/sign-in/single-sign-on')).location);
    expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce']) expect(asked.searchParams.get(name)?.length, name).toBeGreaterThan(20);
    provider.at = 'anna-at-council';
    const back = await provider.visit(asked.href);
    await refused(browser, back.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example'));
  });

  it('and a provider that does not answer lead to the sign-in page, which works', async () => {
    const dead = openIdConnect({ issuer: new URL('http://localhost:9'), clientId: 'x', clientSecret: undefined, scope: 'openid', name: 'Nobody', byClaims: undefined }, new URL(ORIGIN));
    const app = await web.server(ROUTES, ORIGIN, dead);
    const browser = new Browser(app);
    const answer = await browser.get('/sign-in/single-sign-on');
    expect(answer.location).toBe('/sign-in?provider=1');
    expect(wordsOf((await browser.get(answer.location)).body)).toContain('Single sign-on did not work this time');
    expect((await browser.signIn('cara')).location).toBe('/');
    await app.close();
  });
});

describe('single sign-on with roles by claims', () => {
  it('adds a person whose words mean roles, and follows the words at each sign-in', async () => {
    provider.people.set('nora', { name: 'Nora Council', preferred_username: 'N.Council', email: 'n@testshire.example', groups: ['YJS-Staff', 'Car park'] });
    const browser = new Browser(byClaims);
    expect((await through(browser, 'nora')).location).toBe('/');
    expect((await browser.get('/team')).status).toBe(403);
    const account = await web.identity.account('n.council');
    expect(account?.passwordHash).toBeUndefined();
    provider.people.set('nora', { name: 'Nora Council', groups: ['YJS-Managers'] });
    expect((await through(browser, 'nora')).location).toBe('/');
    expect((await browser.get('/team')).status).toBe(200);
    provider.people.set('nora', { name: 'Nora Council', groups: ['Car park'] });
    const last = new Browser(byClaims);
    expect((await through(last, 'nora')).location).toBe('/sign-in?unknown=1');
    // What was open closes as well: she holds no role any longer.
    expect((await browser.get('/team')).status).toBe(303);
    expect(account === undefined ? [] : (await web.identity.eventsOf(account, 20)).map((e) => e.event)).toEqual(expect.arrayContaining(['account added', 'roles changed', 'signed in', 'refused: account closed']));
  });

  it('adds nobody whose words mean nothing, and never takes over a name that is there', async () => {
    provider.people.set('visitor', { name: 'Vic Visitor', groups: ['Car park'] });
    expect((await through(new Browser(byClaims), 'visitor')).location).toBe('/sign-in?unknown=1');
    provider.people.set('false-ben', { name: 'Ben Manager', preferred_username: 'ben', groups: ['YJS-Staff'] });
    expect((await through(new Browser(byClaims), 'false-ben')).location).toBe('/');
    const ben = await web.identity.account('ben');
    expect([ben?.worker, ben?.provider]).toEqual([PEOPLE.ben.worker, undefined]);
    expect((await web.identity.accounts(SERVICE, plainDate(DAY))).filter((r) => r.name === 'Ben Manager').map((r) => r.username)).toHaveLength(2);
  });

  it('lets somebody of the same service who has a password go on using it', async () => {
    const browser = new Browser(byClaims);
    const page = await browser.get('/sign-in');
    expect((await browser.post('/sign-in', { ...hiddenFields(page.body), username: 'eli', password: PASSWORD })).location).toBe('/');
  });
});
